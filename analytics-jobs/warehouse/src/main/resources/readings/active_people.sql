-- A(W): people with an intentional event in the window, by day and part of the product, under the department of the event (a bitmap).
SELECT
    department_no AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    members
FROM active_member_daily
WHERE tenant_id = :tenant AND has(:departments, department_no) AND day BETWEEN :first AND :last

-- Messages of people in the window by day, under the sender's department: how many, to how many recipients, and senders (a bitmap).
SELECT
    department_no AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    messages,
    deliveries,
    cross_department_deliveries,
    senders
FROM message_daily
WHERE tenant_id = :tenant AND has(:departments, department_no) AND day BETWEEN :first AND :last

-- People who sent or were sent a message in the window, by day, each under their own departments (a bitmap).
SELECT
    department_no AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    members
FROM participant_daily
WHERE tenant_id = :tenant AND has(:departments, department_no) AND day BETWEEN :first AND :last

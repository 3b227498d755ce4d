-- A row for each task that was completed for the first time in the window, under the department of who completed it. lead_seconds: since it was
-- created; not below 0, null where the completion does not say when that was.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    lead_seconds
FROM
(
    SELECT first.1 AS day, first.2 AS member_no, first.3 AS department_path, first.4 * (first.4 > 0) AS lead_seconds
    FROM
    (
        SELECT
            argMin(
                (event_date, member_no, department_path,
                    intDiv(toUnixTimestamp64Milli(event_time) - toUnixTimestamp64Milli(created_time), 1000)),
                (event_time, event_id)) AS first
        FROM collaboration_event
        WHERE tenant_id = :tenant AND event_date <= :last AND event_type = 'task.completed' AND actor_kind = 'human'
        GROUP BY object_id
    )
    WHERE day >= :first
)

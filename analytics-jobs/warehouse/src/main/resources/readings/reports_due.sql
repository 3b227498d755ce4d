-- A row for each report and person of whom it was requested for a day of the window, by the last request that names a due time and under its
-- department. submitted: up to the end of the window.
SELECT
    requested.department AS department,
    requested.window AS window,
    requested.member_no AS member_no,
    requested.object_id AS report_id,
    submitted.found = 1 AND submitted.day <= requested.window.2 AS submitted
FROM
(
    SELECT
        arrayJoin(arrayFilter(no -> no = 0 OR has(request.1, no), :departments)) AS department,
        arrayJoin(arrayFilter(days -> request.2 BETWEEN days.1 AND days.2, :windows)) AS window,
        member_no,
        object_id
    FROM
    (
        SELECT
            member_no,
            object_id,
            argMax((department_path, toDate(assumeNotNull(due_time), :zone)), (event_time, event_id)) AS request
        FROM collaboration_event
        WHERE tenant_id = :tenant AND event_type = 'report.requested' AND actor_kind = 'human' AND due_time IS NOT NULL
        GROUP BY member_no, object_id
    )
    WHERE request.2 BETWEEN :first AND :last
) AS requested
LEFT JOIN
(
    SELECT member_no, object_id, min(event_date) AS day, 1 AS found
    FROM collaboration_event
    WHERE tenant_id = :tenant AND event_date <= :last AND event_type = 'report.submitted' AND actor_kind = 'human'
    GROUP BY member_no, object_id
) AS submitted ON submitted.member_no = requested.member_no AND submitted.object_id = requested.object_id

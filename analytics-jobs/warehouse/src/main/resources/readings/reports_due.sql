-- A row for each report and person of whom it was requested for a day of the window, under the department of the request. submitted: up to the
-- end of the window.
SELECT
    requested.department AS department,
    requested.window AS window,
    requested.member_no AS member_no,
    requested.object_id AS report_id,
    submitted.found = 1 AND submitted.day <= requested.window.2 AS submitted
FROM
(
    SELECT department, window, member_no, object_id
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
            arrayJoin(arrayFilter(days -> toDate(assumeNotNull(due_time), :zone) BETWEEN days.1 AND days.2, :windows)) AS window,
            member_no,
            object_id
        FROM collaboration_event
        WHERE tenant_id = :tenant AND event_type = 'report.requested' AND actor_kind = 'human'
            AND due_time IS NOT NULL AND toDate(assumeNotNull(due_time), :zone) BETWEEN :first AND :last
    )
    GROUP BY department, window, member_no, object_id
) AS requested
LEFT JOIN
(
    SELECT member_no, object_id, min(event_date) AS day, 1 AS found
    FROM collaboration_event
    WHERE tenant_id = :tenant AND event_date <= :last AND event_type = 'report.submitted' AND actor_kind = 'human'
    GROUP BY member_no, object_id
) AS submitted ON submitted.member_no = requested.member_no AND submitted.object_id = requested.object_id

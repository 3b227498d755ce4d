-- A row for each person and day of the window with a planned shift, under the department of the shift. clocked_in: the person clocked in that day.
SELECT department, window, member_no, day, (member_no, day) IN
    (
        SELECT member_no, event_date
        FROM business_event
        WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last
            AND event_type = 'attendance.clocked' AND direction = 'in' AND actor_kind = 'human'
    ) AS clocked_in
FROM
(
    SELECT
        arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
        arrayJoin(arrayFilter(days -> event_date BETWEEN days.1 AND days.2, :windows)) AS window,
        member_no,
        event_date AS day
    FROM business_event
    WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last AND event_type = 'attendance.scheduled' AND actor_kind = 'human'
)
GROUP BY department, window, member_no, day

-- A row for each person and day of the window on which there is anything of the person, under the department of the day's last event.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    active_seconds,
    apps,
    systems
FROM member_day
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last

-- A row for each person who joined a meeting of the window, under that person's department. others: other attendees; others_outside: those of
-- another department.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    attended_seconds,
    large_long,
    length(other_department_no) AS others,
    arrayCount(other -> other != department_no, other_department_no) AS others_outside
FROM meeting_attendance
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last

-- A row for each case that had begun before the end of the window's last day and has an event at that moment or later, under the department of
-- who began it.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(
        days -> first_time < toDateTime(addDays(days.2, 1), :zone) AND last_time >= toDateTime(addDays(days.2, 1), :zone),
        :windows)) AS window,
    member_no
FROM process_case
WHERE tenant_id = :tenant AND day <= addDays(:last, 1) AND last_time >= toDateTime(addDays(:first, -1), :zone)

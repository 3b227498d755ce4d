-- A row for each case that was completed in the window, under the starter's department.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> toDate(assumeNotNull(completed_time), :zone) BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    cycle_seconds
FROM process_case
WHERE tenant_id = :tenant AND completed_time IS NOT NULL AND toDate(assumeNotNull(completed_time), :zone) BETWEEN :first AND :last

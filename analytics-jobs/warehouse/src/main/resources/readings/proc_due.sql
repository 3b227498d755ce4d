-- A row for each case with a deadline that was completed on a day of the window, under the department of who began it. late: after its deadline.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> toDate(assumeNotNull(completed_time), :zone) BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    assumeNotNull(completed_time) > assumeNotNull(due_time) AS late
FROM process_case
WHERE tenant_id = :tenant AND completed_time IS NOT NULL AND due_time IS NOT NULL
    AND toDate(assumeNotNull(completed_time), :zone) BETWEEN :first AND :last

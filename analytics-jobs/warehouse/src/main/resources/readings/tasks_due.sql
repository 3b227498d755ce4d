-- A row for each approval task that was due on a day of the window, under the department of who handled it or has to. late: handled after it
-- was due, or not at all.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> toDate(assumeNotNull(due_time), :zone) BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    completed_time IS NULL OR completed_time > due_time AS late
FROM process_task
WHERE tenant_id = :tenant AND due_time IS NOT NULL AND toDate(assumeNotNull(due_time), :zone) BETWEEN :first AND :last

-- A row for each approval task that was handled in the window, under the department of who handled it.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    wait_seconds,
    mobile
FROM process_task
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last AND completed_time IS NOT NULL

-- A row for each department, at or below the department asked for, that exists on the window's last day.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> valid_from <= days.2 AND valid_to > days.2, :windows)) AS window,
    department_no,
    has_owner
FROM department FINAL
WHERE tenant_id = :tenant AND valid_from <= :last AND valid_to > :first

-- A row for each message in a group of at least three whose first reply is looked for, under the sender's department.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    mentioned,
    answered,
    response_seconds
FROM response
WHERE tenant_id = :tenant AND day BETWEEN :first AND :last

-- A row for each task that was not cancelled and whose due time, the last one named, is on a day of the window; by the department of who created
-- it, or else of who completed it. in_time: first completed no later than due; people: who created or completed it.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> toDate(due, :zone) BETWEEN days.1 AND days.2, :windows)) AS window,
    object_id AS task_id,
    completed = 1 AND completed_time <= due AS in_time,
    people
FROM
(
    SELECT
        object_id,
        assumeNotNull(argMaxIf(due_time, (event_time, event_id), event_type != 'task.cancelled' AND due_time IS NOT NULL)) AS due,
        max(event_type = 'task.completed') AS completed,
        minIf(event_time, event_type = 'task.completed') AS completed_time,
        if(
            max(event_type = 'task.created') = 1,
            argMinIf(collaboration_event.department_path, (event_time, event_id), event_type = 'task.created'),
            argMinIf(collaboration_event.department_path, (event_time, event_id), event_type = 'task.completed')) AS department_path,
        groupUniqArray(member_no) AS people
    FROM collaboration_event
    WHERE tenant_id = :tenant AND event_type IN ('task.created', 'task.completed', 'task.cancelled') AND actor_kind = 'human'
    GROUP BY object_id
    HAVING max(event_type = 'task.cancelled') = 0
        AND countIf(due_time IS NOT NULL) > 0
        AND toDate(due, :zone) BETWEEN :first AND :last
)

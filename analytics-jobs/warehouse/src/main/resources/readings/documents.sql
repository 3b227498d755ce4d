-- A row for each document with an event of a person of the department in the window. editors: distinct people who edited; people: all (a bitmap).
SELECT
    department,
    window,
    object_id AS document_id,
    uniqExactIf(member_no, event_type = 'doc.edited') AS editors,
    groupBitmapState(member_no) AS people
FROM
(
    SELECT
        arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
        arrayJoin(arrayFilter(days -> event_date BETWEEN days.1 AND days.2, :windows)) AS window,
        object_id,
        event_type,
        member_no
    FROM collaboration_event
    WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last AND startsWith(event_type, 'doc.') AND actor_kind = 'human'
)
GROUP BY department, window, object_id

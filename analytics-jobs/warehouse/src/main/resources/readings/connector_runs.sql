-- A row for each run of a connector in the window, whoever the actor.
SELECT
    toUInt32(0) AS department,
    arrayJoin(arrayFilter(days -> event_date BETWEEN days.1 AND days.2, :windows)) AS window,
    result
FROM business_event
WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last AND event_type = 'connector.run.completed'

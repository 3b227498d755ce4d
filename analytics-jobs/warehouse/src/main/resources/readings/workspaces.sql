-- A row for each shared workspace that an event named on the window's last day or before, of the whole tenant. active_days: days of the window
-- with an intentional event in it; members: who acted there in the window (a bitmap); stands: not archived on a day before the window.
SELECT
    toUInt32(0) AS department,
    window,
    place_id AS workspace_id,
    uniqExactIf(day, day >= window.1 AND bitmapCardinality(people) > 0) AS active_days,
    groupBitmapMergeStateIf(people, day >= window.1) AS members,
    maxIf(archived, day < window.1) = 0 AS stands
FROM
(
    SELECT
        arrayJoin(arrayFilter(days -> day <= days.2, :windows)) AS window,
        place_id,
        day,
        people,
        archived
    FROM place_daily
    WHERE tenant_id = :tenant AND kind = 'workspace' AND day <= :last
)
GROUP BY window, place_id

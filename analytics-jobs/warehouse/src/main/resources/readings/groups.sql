-- A row for each group that was there on the window's last day or before, of the whole tenant. senders: people who sent a message in the window
-- (a bitmap); members: last known size, 0 where none is known; stands: not dissolved by the last im.group.* event before the window.
SELECT
    toUInt32(0) AS department,
    window,
    place_id AS group_id,
    groupBitmapMergeStateIf(people, day >= window.1) AS senders,
    maxIf(last_change, day < window.1).3 != 'im.group.dissolved' AS stands,
    max(last_size).3 AS members
FROM
(
    SELECT
        arrayJoin(arrayFilter(days -> day <= days.2, :windows)) AS window,
        place_id,
        day,
        people,
        last_change,
        last_size,
        founded
    FROM place_daily
    WHERE tenant_id = :tenant AND kind = 'group' AND day <= :last
)
GROUP BY window, place_id
HAVING max(founded) = 1

-- A row for each app that was installed on the window's last day or before, of the whole tenant. users: people who used it in the window
-- (a bitmap); stands: not removed by the last app.installed or app.removed before the window.
SELECT
    toUInt32(0) AS department,
    window,
    place_id AS app_id,
    groupBitmapMergeStateIf(people, day >= window.1) AS users,
    maxIf(last_change, day < window.1).3 != 'app.removed' AS stands
FROM
(
    SELECT
        arrayJoin(arrayFilter(days -> day <= days.2, :windows)) AS window,
        place_id,
        day,
        people,
        last_change,
        founded
    FROM place_daily
    WHERE tenant_id = :tenant AND kind = 'app' AND day <= :last
)
GROUP BY window, place_id
HAVING max(founded) = 1

-- A row for each person whose first message was in the fifth last of the whole weeks (Monday to Sunday) up to the window's end. returned: sent in
-- the last of these weeks, four weeks later, too.
SELECT
    toUInt32(0) AS department,
    window,
    member_no,
    max(day >= addDays(toMonday(addDays(window.2, 1)), -7)) AS returned
FROM
(
    SELECT
        arrayJoin(arrayFilter(days -> day < toMonday(addDays(days.2, 1)), :windows)) AS window,
        arrayJoin(bitmapToArray(members)) AS member_no,
        day
    FROM
    (
        SELECT day, groupBitmapMergeState(senders) AS members
        FROM message_daily
        WHERE tenant_id = :tenant AND department_no = 0 AND day <= :last
        GROUP BY day
    )
)
GROUP BY window, member_no
HAVING toMonday(min(day)) = addDays(toMonday(addDays(window.2, 1)), -35)

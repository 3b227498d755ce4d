-- E(W): a row for each person whom the directory shows in the department on at least one day of the window. What the person did counts in
-- the whole tenant. on_last_day: is there on the window's last day (H); active_days: days of the window with an intentional event;
-- platforms: 1 desktop + 2 web + 4 mobile; modes, modes_off: 1 chat + 2 notice + 4 mail + 8 post; first_active, activated: 2149-06-06 = never.
SELECT
    person.department AS department,
    person.window AS window,
    person.member_no AS member_no,
    person.on_last_day AS on_last_day,
    person.complete_on_last_day AS complete_on_last_day,
    activity.days AS active_days,
    activity.platforms AS platforms,
    activity.modes AS modes,
    if(history.found = 0, toDate('2149-06-06'), history.active) AS first_active,
    if(history.found = 0, toDate('2149-06-06'), history.activated) AS activated,
    features.modes_off AS modes_off
FROM
(
    SELECT
        department,
        window,
        member_no,
        max(valid_from <= window.2 AND valid_to > window.2) AS on_last_day,
        max(valid_from <= window.2 AND valid_to > window.2 AND complete) AS complete_on_last_day
    FROM
    (
        SELECT
            department,
            arrayJoin(arrayFilter(days -> valid_from <= days.2 AND valid_to > days.1, :windows)) AS window,
            member_no,
            valid_from,
            valid_to,
            complete
        FROM
        (
            SELECT
                toUInt32(0) AS department,
                member_no,
                valid_from,
                valid_to,
                department_no != 0 AND has_title = 1 AND has_manager = 1 AND has_site = 1 AS complete
            FROM directory_member FINAL
            WHERE tenant_id = :tenant AND human = 1 AND valid_from <= :last AND valid_to > :first AND has(:departments, 0)
            UNION ALL
            SELECT
                arrayJoin(arrayFilter(no -> has(place.path, no), :departments)) AS department,
                stay.member_no AS member_no,
                greatest(stay.valid_from, place.valid_from) AS valid_from,
                least(stay.valid_to, place.valid_to) AS valid_to,
                stay.has_title = 1 AND stay.has_manager = 1 AND stay.has_site = 1 AS complete
            FROM
            (
                SELECT member_no, department_no, valid_from, valid_to, has_title, has_manager, has_site
                FROM directory_member FINAL
                WHERE tenant_id = :tenant AND human = 1 AND valid_from <= :last AND valid_to > :first
            ) AS stay
            INNER JOIN
            (
                SELECT department_no, path, valid_from, valid_to
                FROM department FINAL
                WHERE tenant_id = :tenant AND valid_from <= :last AND valid_to > :first
            ) AS place ON place.department_no = stay.department_no
            WHERE greatest(stay.valid_from, place.valid_from) < least(stay.valid_to, place.valid_to)
        )
    )
    GROUP BY department, window, member_no
) AS person
LEFT JOIN
(
    SELECT window, member_no, uniqExact(day) AS days, groupBitOr(platforms) AS platforms, groupBitOr(modes) AS modes
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
            member_no,
            day,
            platforms,
            modes
        FROM member_activity_daily
        WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
    )
    GROUP BY window, member_no
) AS activity ON activity.member_no = person.member_no AND activity.window = person.window
LEFT JOIN
(
    SELECT member_no, 1 AS found, min(active) AS active, min(activated) AS activated
    FROM member_first_day
    WHERE tenant_id = :tenant
    GROUP BY member_no
) AS history ON history.member_no = person.member_no
LEFT JOIN
(
    SELECT
        window,
        member_no,
        sum(if(
            last_change = 'account.feature.disabled',
            multiIf(feature = 'chat', 1, feature = 'ding', 2, feature = 'mail', 4, 8),
            0)) AS modes_off
    FROM
    (
        SELECT window, member_no, feature, argMax(event_type, (event_time, event_id)) AS last_change
        FROM
        (
            SELECT
                arrayJoin(arrayFilter(days -> event_date <= days.2, :windows)) AS window,
                member_no,
                feature,
                event_type,
                event_time,
                event_id
            FROM usage_event
            WHERE tenant_id = :tenant AND event_date <= :last
                AND event_type IN ('account.feature.enabled', 'account.feature.disabled')
                AND feature IN ('chat', 'ding', 'mail', 'post')
        )
        GROUP BY window, member_no, feature
    )
    GROUP BY window, member_no
) AS features ON features.member_no = person.member_no AND features.window = person.window

-- A(W) and more: a row for each person with an intentional event under the department in the window (days > 0) or in the 28 days before it
-- (days_before > 0). days, days_at_work (working days of the tenant's calendar) and days_before are days with such an event;
-- platforms: 1 desktop + 2 web + 4 mobile of all the person's intentional events in the window; client_supported: the version of the
-- client that the person was last seen with in the window is of the two newest major.minor on its platform.
SELECT
    person.department AS department,
    person.window AS window,
    person.member_no AS member_no,
    person.days AS days,
    person.days_at_work AS days_at_work,
    person.days_before AS days_before,
    history.active AS first_active,
    activity.platforms AS platforms,
    client.supported AS client_supported
FROM
(
    SELECT
        department,
        window,
        member_no,
        uniqExactIf(day, day >= window.1) AS days,
        uniqExactIf(day, day >= window.1 AND has(:workingDays, day)) AS days_at_work,
        uniqExactIf(day, day < window.1) AS days_before
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
            arrayJoin(arrayFilter(days -> day BETWEEN addDays(days.1, -28) AND days.2, :windows)) AS window,
            member_no,
            day
        FROM member_activity_daily
        WHERE tenant_id = :tenant AND day BETWEEN addDays(toDate(:first), -28) AND :last
    )
    GROUP BY department, window, member_no
) AS person
LEFT JOIN
(
    SELECT member_no, min(active) AS active
    FROM member_first_day
    WHERE tenant_id = :tenant
    GROUP BY member_no
) AS history ON history.member_no = person.member_no
LEFT JOIN
(
    SELECT window, member_no, groupBitOr(platforms) AS platforms
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
            member_no,
            platforms
        FROM member_activity_daily
        WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
    )
    GROUP BY window, member_no
) AS activity ON activity.member_no = person.member_no AND activity.window = person.window
LEFT JOIN
(
    SELECT last.window AS window, last.member_no AS member_no, has(newest.versions, last.seen.2) AS supported
    FROM
    (
        SELECT window, member_no, argMax((platform, version), last_seen) AS seen
        FROM
        (
            SELECT
                window,
                member_no,
                platform,
                arrayMap(part -> toUInt64OrZero(part), extractGroups(client_version, '^([0-9]+)[.]([0-9]+)')) AS version,
                last_seen
            FROM
            (
                SELECT window, member_no, platform, toString(client_version) AS client_version, max(last_seen) AS last_seen
                FROM
                (
                    SELECT
                        arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
                        member_no,
                        platform,
                        client_version,
                        last_seen
                    FROM member_client_daily
                    WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
                )
                GROUP BY window, member_no, platform, client_version
            )
        )
        WHERE notEmpty(version)
        GROUP BY window, member_no
    ) AS last
    INNER JOIN
    (
        SELECT window, platform, arraySlice(arrayReverseSort(groupUniqArray(version)), 1, 2) AS versions
        FROM
        (
            SELECT
                window,
                platform,
                arrayMap(part -> toUInt64OrZero(part), extractGroups(client_version, '^([0-9]+)[.]([0-9]+)')) AS version
            FROM
            (
                SELECT window, platform, toString(client_version) AS client_version
                FROM
                (
                    SELECT
                        arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
                        platform,
                        client_version
                    FROM member_client_daily
                    WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
                )
                GROUP BY window, platform, client_version
            )
        )
        WHERE notEmpty(version)
        GROUP BY window, platform
    ) AS newest ON newest.window = last.window AND newest.platform = last.seen.1
) AS client ON client.member_no = person.member_no AND client.window = person.window

-- A row for each u and v of whom u, inside the department, wrote to v in the window. crossing: v was in another department than u at one of
-- these messages; answered: v wrote to u in the window too.
SELECT
    there.department AS department,
    there.window AS window,
    there.from_member AS from_member,
    there.to_member AS to_member,
    there.crossing AS crossing,
    back.found AS answered
FROM
(
    SELECT department, window, from_member, to_member, max(from_department != to_department) AS crossing
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(no -> no = 0 OR has(from_path, no), :departments)) AS department,
            arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
            from_member,
            to_member,
            from_department,
            to_department
        FROM edge_daily
        WHERE tenant_id = :tenant AND day BETWEEN :first AND :last AND from_member != to_member
    )
    GROUP BY department, window, from_member, to_member
) AS there
LEFT JOIN
(
    SELECT window, from_member, to_member, toUInt8(1) AS found
    FROM
    (
        SELECT
            arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
            from_member,
            to_member
        FROM edge_daily
        WHERE tenant_id = :tenant AND day BETWEEN :first AND :last
    )
    GROUP BY window, from_member, to_member
) AS back ON back.window = there.window AND back.from_member = there.to_member AND back.to_member = there.from_member

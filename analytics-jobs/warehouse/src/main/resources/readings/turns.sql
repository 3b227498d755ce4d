-- A row for each turn of the window: of the messages between two people in order, one that begins when the sender changes or when the pair was
-- silent for more than 7 days; under the department of who begins it. answered: the other side wrote next within 7 days; seconds: until then.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    next_run > 0 AND next_run - milliseconds <= 604800000 AS answered,
    intDiv(next_run - milliseconds, 1000) AS seconds
FROM
(
    SELECT
        day,
        member_no,
        department_path,
        milliseconds,
        before = 0 OR sender_before != member_no OR milliseconds - before > 604800000 AS begins,
        -- the first message after this one that the other side sent
        minIf(milliseconds, changes) OVER (
            PARTITION BY least(member_no, recipient), greatest(member_no, recipient)
            ORDER BY place ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_run
    FROM
    (
        SELECT
            *,
            before = 0 OR sender_before != member_no AS changes
        FROM
        (
            SELECT
                day,
                member_no,
                recipient,
                department_path,
                toUnixTimestamp64Milli(event_time) AS milliseconds,
                row_number() OVER pair AS place,
                lagInFrame(toUnixTimestamp64Milli(event_time)) OVER pair AS before,
                lagInFrame(member_no) OVER pair AS sender_before
            FROM
            (
                SELECT member_no, recipient, event_time, event_id, event_date AS day, department_path
                FROM collaboration_event
                ARRAY JOIN recipient_member_no AS recipient, recipient_kind AS kind
                WHERE tenant_id = :tenant AND event_date BETWEEN addDays(toDate(:first), -8) AND addDays(toDate(:last), 8)
                    AND event_type = 'im.message.sent' AND intentional = 1 AND kind = 'human' AND recipient != member_no
            )
            WINDOW pair AS (
                PARTITION BY least(member_no, recipient), greatest(member_no, recipient)
                ORDER BY event_time, event_id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
        )
    )
)
WHERE begins AND day BETWEEN :first AND :last

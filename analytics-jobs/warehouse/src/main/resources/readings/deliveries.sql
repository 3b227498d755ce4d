-- A row for each message u to v (one recipient) of the window, under u's department. answered: v wrote to u later, within 7 days; seconds: until
-- the earliest of these.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    member_no,
    found = 1 AND milliseconds <= 604800000 AS answered,
    intDiv(milliseconds, 1000) AS seconds
FROM
(
    SELECT
        sent.day AS day,
        sent.member_no AS member_no,
        sent.department_path AS department_path,
        back.found AS found,
        toUnixTimestamp64Milli(back.event_time) - toUnixTimestamp64Milli(sent.event_time) AS milliseconds
    FROM
    (
        SELECT member_no, recipient, event_time, event_date AS day, department_path
        FROM collaboration_event
        ARRAY JOIN recipient_member_no AS recipient, recipient_kind AS kind
        WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last
            AND event_type = 'im.message.sent' AND intentional = 1 AND kind = 'human' AND recipient != member_no
    ) AS sent
    ASOF LEFT JOIN
    (
        SELECT member_no, recipient, event_time, 1 AS found
        FROM collaboration_event
        ARRAY JOIN recipient_member_no AS recipient, recipient_kind AS kind
        WHERE tenant_id = :tenant AND event_date BETWEEN :first AND addDays(toDate(:last), 8)
            AND event_type = 'im.message.sent' AND intentional = 1 AND kind = 'human' AND recipient != member_no
    ) AS back ON back.member_no = sent.recipient AND back.recipient = sent.member_no AND back.event_time > sent.event_time
)

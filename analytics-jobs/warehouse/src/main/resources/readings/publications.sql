-- A row for each urgent message (ding), notice or report that a person sent in the window, under the sender's department. received: recipients;
-- readers: other people who read it, at most as many as received. A ding counts as read within 24 hours, the others whenever they were read.
SELECT
    arrayJoin(arrayFilter(no -> no = 0 OR has(department_path, no), :departments)) AS department,
    arrayJoin(arrayFilter(days -> day BETWEEN days.1 AND days.2, :windows)) AS window,
    kind,
    member_no,
    received,
    least(received, readers) AS readers
FROM
(
    SELECT
        sent.kind AS kind,
        sent.day AS day,
        sent.member_no AS member_no,
        sent.department_path AS department_path,
        sent.received AS received,
        uniqExactIf(
            reading.member_no,
            reading.found = 1 AND reading.member_no != sent.member_no
            AND (sent.kind != 'ding'
                OR reading.event_time BETWEEN sent.event_time AND addSeconds(sent.event_time, 86400))) AS readers
    FROM
    (
        SELECT
            multiIf(event_type = 'im.ding.sent', 'ding', event_type = 'notice.published', 'notice', 'report') AS kind,
            event_source,
            event_id,
            event_date AS day,
            event_time,
            object_id,
            member_no,
            department_path,
            greatest(toUInt64(audience_size), arrayCount(recipient -> recipient = 'human', recipient_kind)) AS received
        FROM collaboration_event
        WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last AND actor_kind = 'human'
            AND event_type IN ('im.ding.sent', 'notice.published', 'report.submitted')
    ) AS sent
    LEFT JOIN
    (
        SELECT
            multiIf(event_type = 'notice.read', 'notice', event_type = 'report.read', 'report', 'ding') AS kind,
            object_id,
            member_no,
            event_time,
            1 AS found
        FROM collaboration_event
        WHERE tenant_id = :tenant AND actor_kind = 'human'
            AND event_type IN ('im.ding.read', 'im.ding.confirmed', 'notice.read', 'report.read')
            AND object_id IN
            (
                SELECT object_id
                FROM collaboration_event
                WHERE tenant_id = :tenant AND event_date BETWEEN :first AND :last
                    AND event_type IN ('im.ding.sent', 'notice.published', 'report.submitted')
            )
    ) AS reading ON reading.kind = sent.kind AND reading.object_id = sent.object_id
    GROUP BY kind, day, member_no, department_path, received, sent.event_time, sent.event_source, sent.event_id
)

-- The same rows for less: exactly what the views of V002 write, measured at two thirds of the time that ClickHouse spent on a block of
-- collaboration events (ADR 7). MODIFY QUERY changes a view at once: no block can fall between two versions of it.
--
-- Sets of people are collected by department path first, of which there are few, and spread over the ancestors afterwards; one by one, every
-- person would be added under each ancestor.

ALTER TABLE active_member_daily_from_usage {{cluster}} MODIFY QUERY
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(path, toUInt32(0)))) AS department_no,
    day,
    'usage' AS family,
    groupBitmapMergeState(people) AS members
FROM
(
    SELECT tenant_id, event_date AS day, department_path AS path, groupBitmapState(member_no) AS people
    FROM usage_event
    WHERE intentional = 1
    GROUP BY tenant_id, day, path
)
GROUP BY tenant_id, department_no, day, family;

ALTER TABLE active_member_daily_from_collaboration {{cluster}} MODIFY QUERY
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(path, toUInt32(0)))) AS department_no,
    day,
    'collaboration' AS family,
    groupBitmapMergeState(people) AS members
FROM
(
    SELECT tenant_id, event_date AS day, department_path AS path, groupBitmapState(member_no) AS people
    FROM collaboration_event
    WHERE intentional = 1
    GROUP BY tenant_id, day, path
)
GROUP BY tenant_id, department_no, day, family;

ALTER TABLE active_member_daily_from_business {{cluster}} MODIFY QUERY
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(path, toUInt32(0)))) AS department_no,
    day,
    'business' AS family,
    groupBitmapMergeState(people) AS members
FROM
(
    SELECT tenant_id, event_date AS day, department_path AS path, groupBitmapState(member_no) AS people
    FROM business_event
    WHERE intentional = 1
    GROUP BY tenant_id, day, path
)
GROUP BY tenant_id, department_no, day, family;

-- The sender, who is human when the event is intentional, and the human recipients.
ALTER TABLE participant_daily_from_collaboration {{cluster}} MODIFY QUERY
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(path, toUInt32(0)))) AS department_no,
    day,
    groupBitmapMergeState(people) AS members
FROM
(
    SELECT tenant_id, event_date AS day, path, groupBitmapState(member) AS people
    FROM collaboration_event
    ARRAY JOIN
        arrayPushFront(recipient_member_no, member_no) AS member,
        arrayPushFront(recipient_department_path, department_path) AS path,
        arrayPushFront(arrayMap(kind -> kind = 'human', recipient_kind), toUInt8(1)) AS human
    WHERE event_type = 'im.message.sent' AND intentional = 1 AND human = 1
    GROUP BY tenant_id, day, path
)
GROUP BY tenant_id, department_no, day;

-- One row a delivery: few pairs meet twice within one block, and those that do are added up by a merge, as those of two blocks always were.
ALTER TABLE edge_daily_from_collaboration {{cluster}} MODIFY QUERY
SELECT
    tenant_id,
    event_date AS day,
    member_no AS from_member,
    to_member,
    department_no AS from_department,
    to_department,
    department_path AS from_path,
    toUInt64(1) AS messages
FROM collaboration_event
ARRAY JOIN
    recipient_member_no AS to_member,
    recipient_department_no AS to_department,
    recipient_kind AS to_kind
WHERE event_type = 'im.message.sent' AND intentional = 1 AND to_kind = 'human';

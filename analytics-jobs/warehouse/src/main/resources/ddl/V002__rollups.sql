-- Exact rollups, by views that stand over raw facts only: raw facts are append-only, so a view sees each of them once. A view over anything that
-- is ever restated would count the restatement too.
--
-- A retried block reaches the targets again with the token of the raw block, so every target remembers tokens ({{window}}) as long as raw does.
-- A view's rows for one raw block must go in as one block: at most one row per raw row (or recipient) and ancestor, aggregated, which stays
-- below the million rows at which ClickHouse would cut, because the sink bounds a raw block's bytes and recipients are part of them.
--
-- department_no: every ancestor of the department as of the event, and 0 for the whole tenant.

-- People with an intentional event (a person's own act; robots and service accounts never are).
CREATE TABLE IF NOT EXISTS active_member_daily {{cluster}}
(
    tenant_id     LowCardinality(String),
    department_no UInt32,
    day           Date,
    family        LowCardinality(String),
    members       AggregateFunction(groupBitmap, UInt32)
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, department_no, day, family)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS active_member_daily_from_usage {{cluster}} TO active_member_daily AS
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(department_path, toUInt32(0)))) AS department_no,
    event_date AS day,
    'usage' AS family,
    groupBitmapState(member_no) AS members
FROM usage_event
WHERE intentional = 1
GROUP BY tenant_id, department_no, day, family;

CREATE MATERIALIZED VIEW IF NOT EXISTS active_member_daily_from_collaboration {{cluster}} TO active_member_daily AS
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(department_path, toUInt32(0)))) AS department_no,
    event_date AS day,
    'collaboration' AS family,
    groupBitmapState(member_no) AS members
FROM collaboration_event
WHERE intentional = 1
GROUP BY tenant_id, department_no, day, family;

CREATE MATERIALIZED VIEW IF NOT EXISTS active_member_daily_from_business {{cluster}} TO active_member_daily AS
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(department_path, toUInt32(0)))) AS department_no,
    event_date AS day,
    'business' AS family,
    groupBitmapState(member_no) AS members
FROM business_event
WHERE intentional = 1
GROUP BY tenant_id, department_no, day, family;

-- Messages that people sent, under the sender's departments. A delivery is one message to one recipient.
CREATE TABLE IF NOT EXISTS message_daily {{cluster}}
(
    tenant_id                   LowCardinality(String),
    department_no               UInt32,
    day                         Date,
    messages                    SimpleAggregateFunction(sum, UInt64),
    deliveries                  SimpleAggregateFunction(sum, UInt64),
    cross_department_deliveries SimpleAggregateFunction(sum, UInt64),
    senders                     AggregateFunction(groupBitmap, UInt32)
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, department_no, day)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS message_daily_from_collaboration {{cluster}} TO message_daily AS
SELECT
    tenant_id,
    arrayJoin(ancestors) AS department_no,
    day,
    count() AS messages,
    sum(length(recipient_departments)) AS deliveries,
    sum(arrayCount(department -> department != own_department, recipient_departments)) AS cross_department_deliveries,
    groupBitmapState(sender) AS senders
FROM
(
    SELECT
        tenant_id,
        event_date AS day,
        member_no AS sender,
        department_no AS own_department,
        arrayDistinct(arrayPushFront(department_path, toUInt32(0))) AS ancestors,
        arrayFilter((department, kind) -> kind = 'human', recipient_department_no, recipient_kind) AS recipient_departments
    FROM collaboration_event
    WHERE event_type = 'im.message.sent' AND intentional = 1
)
GROUP BY tenant_id, department_no, day;

-- People who sent or were sent a message, each under their own departments.
CREATE TABLE IF NOT EXISTS participant_daily {{cluster}}
(
    tenant_id     LowCardinality(String),
    department_no UInt32,
    day           Date,
    members       AggregateFunction(groupBitmap, UInt32)
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, department_no, day)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS participant_daily_from_collaboration {{cluster}} TO participant_daily AS
SELECT
    tenant_id,
    arrayJoin(arrayDistinct(arrayPushFront(person.2, toUInt32(0)))) AS department_no,
    day,
    groupBitmapState(person.1) AS members
FROM
(
    SELECT
        tenant_id,
        event_date AS day,
        arrayJoin(arrayPushFront(
            arrayFilter(
                (recipient, kind) -> kind = 'human',
                arrayZip(recipient_member_no, recipient_department_path),
                recipient_kind),
            (member_no, department_path))) AS person
    FROM collaboration_event
    WHERE event_type = 'im.message.sent' AND intentional = 1
)
GROUP BY tenant_id, department_no, day;

-- Who wrote to whom. from_path (the sender's departments, root first) is part of the key, so that a move during a day loses nothing.
CREATE TABLE IF NOT EXISTS edge_daily {{cluster}}
(
    tenant_id       LowCardinality(String),
    day             Date,
    from_member     UInt32,
    to_member       UInt32,
    from_department UInt32,
    to_department   UInt32,
    from_path       Array(UInt32),
    messages        UInt64
)
ENGINE = {{SummingMergeTree(messages)}}
PARTITION BY toYYYYMM(day)
PRIMARY KEY (tenant_id, day, from_member, to_member)
ORDER BY (tenant_id, day, from_member, to_member, from_department, to_department, from_path)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS edge_daily_from_collaboration {{cluster}} TO edge_daily AS
SELECT
    tenant_id,
    day,
    from_member,
    recipient.1 AS to_member,
    from_department,
    recipient.2 AS to_department,
    from_path,
    count() AS messages
FROM
(
    SELECT
        tenant_id,
        event_date AS day,
        member_no AS from_member,
        department_no AS from_department,
        department_path AS from_path,
        arrayJoin(arrayFilter(
            (recipient, kind) -> kind = 'human',
            arrayZip(recipient_member_no, recipient_department_no),
            recipient_kind)) AS recipient
    FROM collaboration_event
    WHERE event_type = 'im.message.sent' AND intentional = 1
)
GROUP BY tenant_id, day, from_member, to_member, from_department, to_department, from_path;

-- How many events are counted, for completeness: without it every page would count raw facts.
CREATE TABLE IF NOT EXISTS event_daily {{cluster}}
(
    tenant_id      LowCardinality(String),
    day            Date,
    family         LowCardinality(String),
    events         SimpleAggregateFunction(sum, UInt64),
    newest_arrival SimpleAggregateFunction(max, DateTime64(3, 'UTC'))
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, family)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS event_daily_from_usage {{cluster}} TO event_daily AS
SELECT tenant_id, event_date AS day, 'usage' AS family, count() AS events, max(arrival_time) AS newest_arrival
FROM usage_event
GROUP BY tenant_id, day;

CREATE MATERIALIZED VIEW IF NOT EXISTS event_daily_from_collaboration {{cluster}} TO event_daily AS
SELECT tenant_id, event_date AS day, 'collaboration' AS family, count() AS events, max(arrival_time) AS newest_arrival
FROM collaboration_event
GROUP BY tenant_id, day;

CREATE MATERIALIZED VIEW IF NOT EXISTS event_daily_from_business {{cluster}} TO event_daily AS
SELECT tenant_id, event_date AS day, 'business' AS family, count() AS events, max(arrival_time) AS newest_arrival
FROM business_event
GROUP BY tenant_id, day;

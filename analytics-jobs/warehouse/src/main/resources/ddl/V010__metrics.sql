-- What the catalogue of metrics reads beside raw and derived facts: rollups by views over raw facts, under the rules of V002. They keep the
-- department path as of the event instead of a row for each ancestor, which are a few times as many: a question names its departments.

-- What people did on a day, by kind of event: who (a bitmap) and how often. Also events that are not a person's own act, such as a planned shift.
CREATE TABLE IF NOT EXISTS act_daily {{cluster}}
(
    tenant_id       LowCardinality(String),
    day             Date,
    event_type      LowCardinality(String),
    detail          LowCardinality(String) COMMENT 'of im.message.sent the kind of conversation, of doc.shared the kind of share',
    external        UInt8 COMMENT 'of doc.shared',
    in_space        UInt8 COMMENT '1 = an intentional event in a shared workspace',
    carries         UInt8 COMMENT '1 = a message with a link or an attachment',
    department_path Array(UInt32),
    people          AggregateFunction(groupBitmap, UInt32),
    events          SimpleAggregateFunction(sum, UInt64),
    links           SimpleAggregateFunction(sum, UInt64),
    attachments     SimpleAggregateFunction(sum, UInt64)
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, event_type, detail, external, in_space, carries, department_path)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS act_daily_from_usage {{cluster}} TO act_daily AS
SELECT
    tenant_id,
    event_date AS day,
    event_type,
    '' AS detail,
    toUInt8(0) AS external,
    toUInt8(0) AS in_space,
    toUInt8(0) AS carries,
    department_path,
    groupBitmapState(member_no) AS people,
    count() AS events,
    toUInt64(0) AS links,
    toUInt64(0) AS attachments
FROM usage_event
WHERE actor_kind = 'human'
GROUP BY tenant_id, day, event_type, department_path;

CREATE MATERIALIZED VIEW IF NOT EXISTS act_daily_from_collaboration {{cluster}} TO act_daily AS
SELECT
    tenant_id,
    event_date AS day,
    event_type,
    multiIf(event_type = 'im.message.sent', conversation_kind, event_type = 'doc.shared', share_kind, '') AS detail,
    toUInt8(event_type = 'doc.shared' AND collaboration_event.external) AS external,
    toUInt8(intentional = 1 AND workspace_id != '') AS in_space,
    toUInt8(event_type = 'im.message.sent' AND link_count + attachment_count > 0) AS carries,
    department_path,
    groupBitmapState(member_no) AS people,
    count() AS events,
    sum(toUInt64(link_count)) AS links,
    sum(toUInt64(attachment_count)) AS attachments
FROM collaboration_event
WHERE actor_kind = 'human'
GROUP BY tenant_id, day, event_type, detail, external, in_space, carries, department_path;

CREATE MATERIALIZED VIEW IF NOT EXISTS act_daily_from_business {{cluster}} TO act_daily AS
SELECT
    tenant_id,
    event_date AS day,
    event_type,
    '' AS detail,
    toUInt8(0) AS external,
    toUInt8(0) AS in_space,
    toUInt8(0) AS carries,
    department_path,
    groupBitmapState(member_no) AS people,
    count() AS events,
    toUInt64(0) AS links,
    toUInt64(0) AS attachments
FROM business_event
WHERE actor_kind = 'human'
GROUP BY tenant_id, day, event_type, department_path;

-- A person's day with an intentional event: how many, on which platforms (1 desktop, 2 web, 4 mobile), by which ways something was sent
-- (1 chat, 2 notice, 4 mail, 8 post).
CREATE TABLE IF NOT EXISTS member_activity_daily {{cluster}}
(
    tenant_id       LowCardinality(String),
    day             Date,
    member_no       UInt32,
    department_path Array(UInt32),
    events          SimpleAggregateFunction(sum, UInt64),
    platforms       SimpleAggregateFunction(groupBitOr, UInt8),
    modes           SimpleAggregateFunction(groupBitOr, UInt8)
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, member_no, department_path)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS member_activity_daily_from_usage {{cluster}} TO member_activity_daily AS
SELECT
    tenant_id,
    event_date AS day,
    member_no,
    department_path,
    count() AS events,
    groupBitOr(toUInt8(multiIf(platform = 'desktop', 1, platform = 'web', 2, platform = 'mobile', 4, 0))) AS platforms,
    toUInt8(0) AS modes
FROM usage_event
WHERE intentional = 1
GROUP BY tenant_id, day, member_no, department_path;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_activity_daily_from_collaboration {{cluster}} TO member_activity_daily AS
SELECT
    tenant_id,
    event_date AS day,
    member_no,
    department_path,
    count() AS events,
    groupBitOr(toUInt8(multiIf(platform = 'desktop', 1, platform = 'web', 2, platform = 'mobile', 4, 0))) AS platforms,
    groupBitOr(toUInt8(multiIf(
        event_type IN ('im.ding.sent', 'notice.published'), 2,
        event_type != 'im.message.sent', 0,
        channel = 'chat', 1,
        channel = 'mail', 4,
        channel = 'post', 8,
        0))) AS modes
FROM collaboration_event
WHERE intentional = 1
GROUP BY tenant_id, day, member_no, department_path;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_activity_daily_from_business {{cluster}} TO member_activity_daily AS
SELECT
    tenant_id,
    event_date AS day,
    member_no,
    department_path,
    count() AS events,
    groupBitOr(toUInt8(multiIf(platform = 'desktop', 1, platform = 'web', 2, platform = 'mobile', 4, 0))) AS platforms,
    toUInt8(0) AS modes
FROM business_event
WHERE intentional = 1
GROUP BY tenant_id, day, member_no, department_path;

-- The first day on which a person did something, and on which the account was activated; 2149-06-06 = never. Without it, "never before" would
-- have to read all history.
CREATE TABLE IF NOT EXISTS member_first_day {{cluster}}
(
    tenant_id LowCardinality(String),
    member_no UInt32,
    active    SimpleAggregateFunction(min, Date),
    activated SimpleAggregateFunction(min, Date)
)
ENGINE = {{AggregatingMergeTree}}
ORDER BY (tenant_id, member_no)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS member_first_day_from_usage {{cluster}} TO member_first_day AS
SELECT
    tenant_id,
    member_no,
    min(if(intentional = 1, event_date, toDate('2149-06-06'))) AS active,
    min(if(event_type = 'account.activated', event_date, toDate('2149-06-06'))) AS activated
FROM usage_event
WHERE actor_kind = 'human' AND (intentional = 1 OR event_type = 'account.activated')
GROUP BY tenant_id, member_no;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_first_day_from_collaboration {{cluster}} TO member_first_day AS
SELECT tenant_id, member_no, min(event_date) AS active, toDate('2149-06-06') AS activated
FROM collaboration_event
WHERE intentional = 1
GROUP BY tenant_id, member_no;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_first_day_from_business {{cluster}} TO member_first_day AS
SELECT tenant_id, member_no, min(event_date) AS active, toDate('2149-06-06') AS activated
FROM business_event
WHERE intentional = 1
GROUP BY tenant_id, member_no;

-- Which version of the client a person was last seen with on a day.
CREATE TABLE IF NOT EXISTS member_client_daily {{cluster}}
(
    tenant_id      LowCardinality(String),
    day            Date,
    member_no      UInt32,
    platform       Enum8('unknown' = 0, 'desktop' = 1, 'web' = 2, 'mobile' = 3, 'server' = 4),
    client_version LowCardinality(String),
    last_seen      SimpleAggregateFunction(max, Tuple(DateTime64(3, 'UTC'), String)) COMMENT 'time and id of the event'
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, day, member_no, platform, client_version)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS member_client_daily_from_usage {{cluster}} TO member_client_daily AS
SELECT tenant_id, event_date AS day, member_no, platform, client_version, max((event_time, event_id)) AS last_seen
FROM usage_event
WHERE actor_kind = 'human' AND client_version != '' AND platform IN ('desktop', 'web', 'mobile')
GROUP BY tenant_id, day, member_no, platform, client_version;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_client_daily_from_collaboration {{cluster}} TO member_client_daily AS
SELECT tenant_id, event_date AS day, member_no, platform, client_version, max((event_time, event_id)) AS last_seen
FROM collaboration_event
WHERE actor_kind = 'human' AND client_version != '' AND platform IN ('desktop', 'web', 'mobile')
GROUP BY tenant_id, day, member_no, platform, client_version;

CREATE MATERIALIZED VIEW IF NOT EXISTS member_client_daily_from_business {{cluster}} TO member_client_daily AS
SELECT tenant_id, event_date AS day, member_no, platform, client_version, max((event_time, event_id)) AS last_seen
FROM business_event
WHERE actor_kind = 'human' AND client_version != '' AND platform IN ('desktop', 'web', 'mobile')
GROUP BY tenant_id, day, member_no, platform, client_version;

-- Groups, shared workspaces and apps by day: who used them, and what became of them. Which of them exist is a question to all their history.
CREATE TABLE IF NOT EXISTS place_daily {{cluster}}
(
    tenant_id   LowCardinality(String),
    kind        Enum8('group' = 1, 'workspace' = 2, 'app' = 3),
    day         Date,
    place_id    String,
    people      AggregateFunction(groupBitmap, UInt32) COMMENT 'of groups who sent a message, of the others who acted there',
    last_change SimpleAggregateFunction(max, Tuple(DateTime64(3, 'UTC'), String, String))
        COMMENT 'time, id and type of the last im.group.*, workspace.*, app.installed or app.removed; empty type: none',
    last_size   SimpleAggregateFunction(max, Tuple(DateTime64(3, 'UTC'), String, UInt32)) COMMENT 'of groups the last known size; 0: none',
    archived    SimpleAggregateFunction(max, UInt8) COMMENT 'of workspaces',
    founded     SimpleAggregateFunction(max, UInt8) COMMENT '1 = an event that says that there is one: of groups im.group.created or a message, of apps app.installed, of workspaces any'
)
ENGINE = {{AggregatingMergeTree}}
PARTITION BY toYYYYMM(day)
ORDER BY (tenant_id, kind, day, place_id)
SETTINGS {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS place_daily_of_groups {{cluster}} TO place_daily AS
SELECT
    tenant_id,
    'group' AS kind,
    event_date AS day,
    conversation_id AS place_id,
    groupBitmapStateIf(member_no, event_type = 'im.message.sent' AND actor_kind = 'human') AS people,
    maxIf((event_time, event_id, toString(event_type)), startsWith(event_type, 'im.group.')) AS last_change,
    maxIf(
        (event_time, event_id, audience_size),
        audience_size > 0 AND event_type IN ('im.group.created', 'im.group.membership_changed', 'im.message.sent')) AS last_size,
    toUInt8(0) AS archived,
    max(toUInt8(event_type IN ('im.group.created', 'im.message.sent'))) AS founded
FROM collaboration_event
WHERE conversation_id != ''
    AND (startsWith(event_type, 'im.group.') OR (event_type = 'im.message.sent' AND conversation_kind = 'group'))
GROUP BY tenant_id, day, place_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS place_daily_of_workspaces {{cluster}} TO place_daily AS
SELECT
    tenant_id,
    'workspace' AS kind,
    event_date AS day,
    workspace_id AS place_id,
    groupBitmapStateIf(member_no, intentional = 1) AS people,
    maxIf((event_time, event_id, toString(event_type)), startsWith(event_type, 'workspace.')) AS last_change,
    (toDateTime64(0, 3, 'UTC'), '', toUInt32(0)) AS last_size,
    max(toUInt8(event_type = 'workspace.archived')) AS archived,
    toUInt8(1) AS founded
FROM collaboration_event
WHERE workspace_id != ''
GROUP BY tenant_id, day, place_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS place_daily_of_apps_from_usage {{cluster}} TO place_daily AS
SELECT
    tenant_id,
    'app' AS kind,
    event_date AS day,
    app_id AS place_id,
    groupBitmapStateIf(member_no, intentional = 1 AND event_type NOT IN ('app.installed', 'app.removed')) AS people,
    maxIf((event_time, event_id, toString(event_type)), event_type IN ('app.installed', 'app.removed')) AS last_change,
    (toDateTime64(0, 3, 'UTC'), '', toUInt32(0)) AS last_size,
    toUInt8(0) AS archived,
    max(toUInt8(event_type = 'app.installed')) AS founded
FROM usage_event
WHERE app_id != ''
GROUP BY tenant_id, day, place_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS place_daily_of_apps_from_business {{cluster}} TO place_daily AS
SELECT
    tenant_id,
    'app' AS kind,
    event_date AS day,
    app_id AS place_id,
    groupBitmapStateIf(member_no, intentional = 1) AS people,
    (toDateTime64(0, 3, 'UTC'), '', '') AS last_change,
    (toDateTime64(0, 3, 'UTC'), '', toUInt32(0)) AS last_size,
    toUInt8(0) AS archived,
    toUInt8(0) AS founded
FROM business_event
WHERE app_id != '' AND intentional = 1
GROUP BY tenant_id, day, place_id;

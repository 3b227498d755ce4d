-- Raw facts: one row for each event that counts, append-only, written by the job `ingest` alone.
--
-- Plain MergeTree, not ReplacingMergeTree: a Kafka record is kept from counting twice before it is written (by identity)
-- and while it is written (by the block's token). An engine that drops rows in a merge would hide a defect here that
-- the rollups, whose views have already fired, would keep: the two would disagree and nobody could say since when.
-- Every table that a block or a view writes to needs the window, else a repeated block counts twice in it.
-- What an event leaves out is '' or 0, but NULL for times and amounts, where 0 would be a value.

CREATE TABLE IF NOT EXISTS usage_event {{cluster}} (
    tenant_id LowCardinality(String),
    event_id String,
    event_source LowCardinality(String),
    event_type LowCardinality(String),
    event_time DateTime64(3, 'UTC'),
    event_date Date COMMENT 'the tenant''s calendar day of event_time',
    subject String,
    member_no UInt32,
    actor_kind Enum8('human' = 0, 'bot' = 1, 'service' = 2),
    department_no UInt32 COMMENT '0 without a department',
    department_path Array(UInt32) COMMENT 'root first, self last',
    intentional UInt8 COMMENT '1 = a person''s own act, as the contract lists it',
    device_id String,
    platform Enum8('unknown' = 0, 'desktop' = 1, 'web' = 2, 'mobile' = 3, 'server' = 4),
    client_version LowCardinality(String),
    session_id String,
    object_type LowCardinality(String),
    object_id String,
    page LowCardinality(String),
    action LowCardinality(String),
    feature LowCardinality(String),
    app_id LowCardinality(String),
    query_kind LowCardinality(String),
    result_count UInt32,
    duration_seconds UInt32,
    kafka_partition UInt16,
    kafka_offset UInt64,
    arrival_time DateTime64(3, 'UTC') COMMENT 'Kafka''s record time',
    generation UInt32,
    identity UInt128,
    payload_hash UInt64
)
ENGINE = {{MergeTree}}
PARTITION BY toYYYYMM(event_date)
ORDER BY (tenant_id, event_date, event_type, member_no, event_time, event_id)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS collaboration_event {{cluster}} (
    tenant_id LowCardinality(String),
    event_id String,
    event_source LowCardinality(String),
    event_type LowCardinality(String),
    event_time DateTime64(3, 'UTC'),
    event_date Date COMMENT 'the tenant''s calendar day of event_time',
    subject String,
    member_no UInt32,
    actor_kind Enum8('human' = 0, 'bot' = 1, 'service' = 2),
    department_no UInt32 COMMENT '0 without a department',
    department_path Array(UInt32) COMMENT 'root first, self last',
    intentional UInt8 COMMENT '1 = a person''s own act, as the contract lists it',
    device_id String,
    platform Enum8('unknown' = 0, 'desktop' = 1, 'web' = 2, 'mobile' = 3, 'server' = 4),
    client_version LowCardinality(String),
    session_id String,
    object_type LowCardinality(String),
    object_id String,
    channel LowCardinality(String),
    conversation_id String,
    conversation_kind LowCardinality(String),
    recipient_member_no Array(UInt32) COMMENT 'the four recipient columns are parallel',
    recipient_kind Array(Enum8('human' = 0, 'bot' = 1, 'service' = 2)),
    recipient_department_no Array(UInt32),
    recipient_department_path Array(Array(UInt32)),
    audience_size UInt32,
    mention_count UInt32,
    link_count UInt32,
    attachment_count UInt32,
    reply_to String,
    reaction LowCardinality(String),
    external Bool,
    response LowCardinality(String),
    share_kind LowCardinality(String),
    workspace_id String,
    meeting_id String,
    template_id LowCardinality(String),
    start_time Nullable(DateTime64(3, 'UTC')),
    end_time Nullable(DateTime64(3, 'UTC')),
    due_time Nullable(DateTime64(3, 'UTC')),
    created_time Nullable(DateTime64(3, 'UTC')),
    duration_seconds UInt32,
    recorded Bool,
    kafka_partition UInt16,
    kafka_offset UInt64,
    arrival_time DateTime64(3, 'UTC') COMMENT 'Kafka''s record time',
    generation UInt32,
    identity UInt128,
    payload_hash UInt64
)
ENGINE = {{MergeTree}}
PARTITION BY toYYYYMM(event_date)
ORDER BY (tenant_id, event_date, event_type, member_no, event_time, event_id)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS business_event {{cluster}} (
    tenant_id LowCardinality(String),
    event_id String,
    event_source LowCardinality(String),
    event_type LowCardinality(String),
    event_time DateTime64(3, 'UTC'),
    event_date Date COMMENT 'the tenant''s calendar day of event_time',
    subject String,
    member_no UInt32,
    actor_kind Enum8('human' = 0, 'bot' = 1, 'service' = 2),
    department_no UInt32 COMMENT '0 without a department',
    department_path Array(UInt32) COMMENT 'root first, self last',
    intentional UInt8 COMMENT '1 = a person''s own act, as the contract lists it',
    device_id String,
    platform Enum8('unknown' = 0, 'desktop' = 1, 'web' = 2, 'mobile' = 3, 'server' = 4),
    client_version LowCardinality(String),
    session_id String,
    object_type LowCardinality(String),
    object_id String,
    process_id LowCardinality(String),
    instance_id String,
    task_id String,
    activity LowCardinality(String),
    role LowCardinality(String),
    resubmission_of String,
    result LowCardinality(String),
    app_id LowCardinality(String),
    form_id LowCardinality(String),
    connector_id LowCardinality(String),
    failure_code LowCardinality(String),
    business_system LowCardinality(String),
    entity LowCardinality(String),
    stage LowCardinality(String),
    previous_stage LowCardinality(String),
    amount Nullable(Decimal(18, 4)),
    currency LowCardinality(String),
    direction LowCardinality(String),
    scheduled Bool,
    due_time Nullable(DateTime64(3, 'UTC')),
    created_time Nullable(DateTime64(3, 'UTC')),
    duration_seconds UInt32,
    kafka_partition UInt16,
    kafka_offset UInt64,
    arrival_time DateTime64(3, 'UTC') COMMENT 'Kafka''s record time',
    generation UInt32,
    identity UInt128,
    payload_hash UInt64
)
ENGINE = {{MergeTree}}
PARTITION BY toYYYYMM(event_date)
ORDER BY (tenant_id, event_date, event_type, member_no, event_time, event_id)
SETTINGS {{window(10000)}};

-- What became of the Kafka records of an offset range, as one subtask of `ingest` saw it up to one checkpoint, tenant by tenant. Ranges of
-- the subtasks and tenants interleave, so the audit adds up per topic, partition and generation:
-- max(offset_to) - min(offset_from) = sum(rows + duplicates + dead_lettered).
-- Not partitioned by the ingest's own time, and small: a few rows for each checkpoint.
CREATE TABLE IF NOT EXISTS ingest_outcome {{cluster}} (
    tenant_id LowCardinality(String) COMMENT 'of the record''s key; empty when it cannot be read',
    topic LowCardinality(String),
    kafka_partition UInt16,
    offset_from UInt64,
    offset_to UInt64 COMMENT 'exclusive',
    rows UInt64,
    duplicates UInt64,
    dead_lettered UInt64,
    arrival_time DateTime64(3, 'UTC') COMMENT 'newest',
    generation UInt32,
    subtask UInt16,
    checkpoint UInt64
)
ENGINE = {{MergeTree}}
ORDER BY (topic, kafka_partition, generation, checkpoint, subtask)
SETTINGS {{window(10000)}};

-- Which events are in the raw facts, for the question that `ingest` asks about events older than its own memory.
-- The key is a hash, so a question for a few thousand keys reads as many granules: they are small.
-- Replacing, because a rebuilt generation writes the same identities again, and the answer is the same.
CREATE TABLE IF NOT EXISTS event_identity {{cluster}} (
    tenant_id LowCardinality(String),
    identity UInt128 COMMENT 'first half of SHA-256 over tenant, source and id',
    payload_hash UInt64
)
ENGINE = {{ReplacingMergeTree}}
ORDER BY (tenant_id, identity)
SETTINGS index_granularity = 512, {{window(10000)}};

CREATE MATERIALIZED VIEW IF NOT EXISTS usage_event_identity {{cluster}} TO event_identity AS
SELECT tenant_id, identity, payload_hash FROM usage_event;

CREATE MATERIALIZED VIEW IF NOT EXISTS collaboration_event_identity {{cluster}} TO event_identity AS
SELECT tenant_id, identity, payload_hash FROM collaboration_event;

CREATE MATERIALIZED VIEW IF NOT EXISTS business_event_identity {{cluster}} TO event_identity AS
SELECT tenant_id, identity, payload_hash FROM business_event;

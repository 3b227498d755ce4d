-- Retention: days that a tenant does not keep any more. Their facts and rollups are deleted day by day; what stays is which offsets they had, so
-- that the account of offsets balances, and the first day that is kept, before which nothing is taken any more.

-- `ingest` reads it when it starts and at each checkpoint. The newest row of a tenant counts; a day that was closed is never opened again.
CREATE TABLE IF NOT EXISTS retention_line {{cluster}} (
    tenant_id LowCardinality(String),
    first_day Date COMMENT 'days before it are closed',
    version   UInt64
)
ENGINE = {{ReplacingMergeTree(version)}}
ORDER BY tenant_id
SETTINGS {{window(1000)}};

-- Offsets of facts that were removed. Inserted before the facts are deleted, and again after a crash: bitmaps are joined, and of the numbers the
-- largest counts, because nothing comes to a closed day. An offset that is still there and stands here as well is one record.
CREATE TABLE IF NOT EXISTS removed_fact {{cluster}} (
    tenant_id       LowCardinality(String),
    topic           LowCardinality(String),
    kafka_partition UInt16,
    generation      UInt32,
    first_day       Date COMMENT 'of the run that removed them: days before it',
    rows            SimpleAggregateFunction(max, UInt64),
    offset_from     SimpleAggregateFunction(min, UInt64),
    offset_to       SimpleAggregateFunction(max, UInt64) COMMENT 'exclusive',
    offsets         AggregateFunction(groupBitmap, UInt64)
)
ENGINE = {{AggregatingMergeTree}}
ORDER BY (topic, kafka_partition, generation, tenant_id, first_day)
SETTINGS {{window(1000)}};

ALTER TABLE ingest_outcome {{cluster}} MODIFY COLUMN erased
    COMMENT 'records that do not count on purpose: of erased tenants (then without a tenant), or of days that retention has closed';

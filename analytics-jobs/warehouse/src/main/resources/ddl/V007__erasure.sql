-- Erasure of tenants. The facts of one are deleted; what stays of them in the account of offsets is how many there were, without whose.

ALTER TABLE ingest_outcome {{cluster}} ADD COLUMN IF NOT EXISTS erased UInt64 DEFAULT 0
    COMMENT 'records of erased tenants: refused, or counted once and deleted since' AFTER dead_lettered;

-- Whose records, still in Kafka, do not count any more. `ingest` reads it when it starts and at each checkpoint.
-- The column is not called tenant_id: no row policy is meant, no reader ever gets the table, and erasing must not delete it.
CREATE TABLE IF NOT EXISTS erased_tenant {{cluster}} (
    former_tenant  String,
    refused_before DateTime64(3, 'UTC') COMMENT 'records that Kafka took before do not count',
    version        UInt64
)
ENGINE = {{ReplacingMergeTree(version)}}
ORDER BY former_tenant
SETTINGS {{window(1000)}};

-- Import of tenants. Their facts never came through this Kafka, so the memory of `ingest` does not have them: events of such a tenant that happened
-- before it was restored are looked up in event_identity. `ingest` reads this when it starts and at each checkpoint.
-- The column is not called tenant_id: no row policy is meant, no reader ever gets the table, and erasing must not delete it.
CREATE TABLE IF NOT EXISTS restored_tenant {{cluster}} (
    restored_tenant String,
    restored_before DateTime64(3, 'UTC') COMMENT 'events that happened before may be among the restored ones',
    version         UInt64
)
ENGINE = {{ReplacingMergeTree(version)}}
ORDER BY restored_tenant
SETTINGS {{window(1000)}};

-- The reconciliation counts the rows of an offset range every few seconds. Raw facts are ordered by tenant and day, so without an index every
-- such question would read all history. Offsets grow with time, so an old part's smallest and largest offset rule the whole part out.
ALTER TABLE usage_event {{cluster}} ADD INDEX IF NOT EXISTS kafka_offset_range kafka_offset TYPE minmax GRANULARITY 8;
ALTER TABLE collaboration_event {{cluster}} ADD INDEX IF NOT EXISTS kafka_offset_range kafka_offset TYPE minmax GRANULARITY 8;
ALTER TABLE business_event {{cluster}} ADD INDEX IF NOT EXISTS kafka_offset_range kafka_offset TYPE minmax GRANULARITY 8;
ALTER TABLE usage_event {{cluster}} MATERIALIZE INDEX IF EXISTS kafka_offset_range;
ALTER TABLE collaboration_event {{cluster}} MATERIALIZE INDEX IF EXISTS kafka_offset_range;
ALTER TABLE business_event {{cluster}} MATERIALIZE INDEX IF EXISTS kafka_offset_range;

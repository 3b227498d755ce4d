-- The directory's history, without names, for every N; and which reader account belongs to which tenant.
-- A row is a period [valid_from, valid_to) in the tenant's calendar days, replaced by key; deleted: the period is gone. Read with FINAL.

CREATE TABLE IF NOT EXISTS directory_member {{cluster}}
(
    tenant_id     LowCardinality(String),
    member_no     UInt32,
    valid_from    Date32,
    valid_to      Date32 COMMENT '2299-12-31: open',
    department_no UInt32,
    human         UInt8,
    deleted       UInt8,
    version       UInt64 COMMENT 'sequence of the change'
)
ENGINE = {{ReplacingMergeTree(version, deleted)}}
ORDER BY (tenant_id, member_no, valid_from)
SETTINGS {{window(10000)}};

CREATE TABLE IF NOT EXISTS department {{cluster}}
(
    tenant_id     LowCardinality(String),
    department_no UInt32,
    valid_from    Date32,
    valid_to      Date32 COMMENT '2299-12-31: open',
    parent_no     UInt32 COMMENT '0: the root',
    path          Array(UInt32) COMMENT 'root first, itself last',
    deleted       UInt8,
    version       UInt64 COMMENT 'sequence of the change'
)
ENGINE = {{ReplacingMergeTree(version, deleted)}}
ORDER BY (tenant_id, department_no, valid_from)
SETTINGS {{window(10000)}};

-- One row a reader. Giving, changing and taking a slot are inserts with a higher version; an empty tenant_id takes it.
CREATE TABLE IF NOT EXISTS reader_slot {{cluster}}
(
    reader    String,
    tenant_id String,
    version   UInt64
)
ENGINE = {{ReplacingMergeTree(version)}}
ORDER BY reader
SETTINGS {{window(1000)}};

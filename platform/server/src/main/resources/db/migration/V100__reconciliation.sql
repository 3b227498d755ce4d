-- What the reconciliation has proved, so that it is not read again after a restart. Of partitions, not of tenants: no tenant can ask for it.
create table reconciliation_seal (
    topic              text   not null,
    kafka_partition    int    not null,
    generation         int    not null,
    first_offset       bigint not null,
    frontier           bigint not null check (frontier >= first_offset),
    checkpoint         bigint not null,
    checkpoint_records bigint not null,
    row_count          bigint not null,
    duplicates         bigint not null,
    dead_lettered      bigint not null,
    facts              bigint not null,
    fact_offsets       bigint not null,
    sealed_at          timestamptz not null default clock_timestamp(),
    primary key (topic, kafka_partition, generation)
);
grant select, insert, update, delete on reconciliation_seal to atrium_server;

-- The last deep check; differences is what it found beyond the seals, as JSON.
create table reconciliation_deep_check (
    only_one    boolean     not null primary key default true check (only_one),
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    differences jsonb       not null
);
grant select, insert, update on reconciliation_deep_check to atrium_server;

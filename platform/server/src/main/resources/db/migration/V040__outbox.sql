-- Events that were decided in the same transaction as the change they tell of, and that Kafka has not acknowledged yet.
-- A row is deleted after the acknowledgement, so the table is as long as the backlog.
create table outbox (
    tenant_id  text        not null,
    id         bigint generated always as identity,
    topic      text        not null,
    record_key text        not null,
    event      bytea       not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

alter table outbox enable row level security;
alter table outbox force row level security;
-- The publisher sees the backlog of all tenants in one look; no other table admits this scope.
create policy tenant on outbox using (
    tenant_id = current_setting('atrium.tenant', true) or current_setting('atrium.scope', true) = 'outbox');
grant select, insert, delete on outbox to atrium_server;

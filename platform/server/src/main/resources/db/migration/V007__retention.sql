-- How long a tenant keeps its facts in the warehouse, and how far that is done.
alter table tenant
    -- null: for ever
    add column retention_days       integer check (retention_days between 90 and 3650),
    -- when the change takes effect; until then it can be taken back
    add column retention_from       timestamptz,
    add column retention_changed_at timestamptz,
    add column retention_changed_by text,
    -- days before it are closed: they take no events any more, whatever the retention becomes later
    add column closed_before        date,
    -- while rows go, totals of the warehouse do not say anything
    add column removing_since       timestamptz;

-- One row for each time that days were removed. At most one of a tenant is under way.
create table retention_run (
    tenant_id         text        not null,
    id                bigint      generated always as identity,
    -- days before it go
    first_day         date        not null,
    started_at        timestamptz not null,
    -- the ingest's job and newest checkpoint when it could first know; empty: none ran
    ingest_job        text,
    ingest_checkpoint bigint,
    -- what there was to remove, by table, counted before
    removed           jsonb,
    removing_at       timestamptz,
    finished_at       timestamptz,
    -- why it could not go on when it was tried last
    trouble           text,
    primary key (tenant_id, id)
);
create unique index retention_run_under_way on retention_run (tenant_id) where finished_at is null;

alter table retention_run enable row level security;
alter table retention_run force row level security;
create policy tenant on retention_run using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update on retention_run to atrium_server;

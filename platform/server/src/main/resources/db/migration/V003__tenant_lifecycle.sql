-- A tenant's life: 'state' is where it stands, 'wanted' is where it should be; whoever holds the tenant's lock brings one to the other.
-- requested -> provisioning -> active <-> suspended; failed (retry or cancel); cancelling ends with the row's deletion.
alter table tenant drop constraint tenant_state_check;
alter table tenant add constraint tenant_state_check
    check (state in ('requested', 'provisioning', 'active', 'suspended', 'failed', 'cancelling'));

-- request_id also stands in the realm: a realm without it was made by somebody else and is neither taken over nor removed.
-- one_time_codes: codes of an authenticator beside the password.
alter table tenant
    add column wanted                  text    not null default 'active' check (wanted in ('active', 'suspended', 'absent')),
    add column request_id              uuid    not null default gen_random_uuid(),
    add column one_time_codes          text    not null default 'optional' check (one_time_codes in ('off', 'optional', 'required')),
    add column quota_members           integer not null default 10000 check (quota_members > 0),
    add column quota_events_per_second integer not null default 2000 check (quota_events_per_second > 0),
    add column quota_storage_bytes     bigint  not null default 107374182400 check (quota_storage_bytes > 0),
    add column storage_prefix          text    unique,
    add column attempts                integer not null default 0 check (attempts >= 0),
    add column next_attempt_at         timestamptz,
    add column failure                 text,
    add column created_by              text    not null default 'configuration';
grant delete on tenant, tenant_journal to atrium_server;

alter table tenant_journal drop constraint tenant_journal_outcome_check;
alter table tenant_journal add constraint tenant_journal_outcome_check
    check (outcome in ('started', 'applied', 'failed', 'undone'));

-- The first administrator of a new tenant. The one-time password exists as a hash only, and only until the account has it.
create table tenant_administrator (
    tenant_id           text    not null primary key references tenant (tenant_id),
    username            text    not null check (username <> ''),
    email               text    not null check (email <> ''),
    first_name          text    not null check (first_name <> ''),
    last_name           text    not null check (last_name <> ''),
    password_hash       bytea,
    password_salt       bytea,
    password_iterations integer
);

alter table tenant_administrator enable row level security;
alter table tenant_administrator force row level security;
create policy tenant on tenant_administrator using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update, delete on tenant_administrator to atrium_server;

-- Tenants: one row an organization. The id is the name of its realm.
-- A row is seen inside its tenant, and in the scope 'tenants', which finds the tenant of an issuer before any tenant is known.
-- Scopes open one table each; no other table has a policy for this one.
create table tenant (
    tenant_id   text        not null primary key check (tenant_id ~ '^[a-z][a-z0-9-]{1,30}$' and tenant_id <> 'master'),
    name_zh     text        not null check (name_zh <> ''),
    name_en     text        not null check (name_en <> ''),
    time_zone   text        not null check (time_zone <> ''),
    locale      text        not null check (locale in ('zh-CN', 'en')),
    state       text        not null check (state in ('provisioning', 'active', 'suspended')),
    evaluation  boolean     not null,
    reader_slot integer     unique check (reader_slot > 0),
    created_at  timestamptz not null default now()
);

alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant on tenant using (tenant_id = current_setting('atrium.tenant', true));
create policy registry on tenant for select using (current_setting('atrium.scope', true) = 'tenants');
grant select, insert, update on tenant to atrium_server;

-- What was done to a tenant, step by step, so that a half-done provisioning can be explained and repeated.
create table tenant_journal (
    tenant_id   text        not null references tenant (tenant_id),
    id          bigint generated always as identity,
    at          timestamptz not null,
    operation   text        not null,
    outcome     text        not null check (outcome in ('applied', 'failed')),
    detail      text        not null,
    primary key (tenant_id, id)
);

alter table tenant_journal enable row level security;
alter table tenant_journal force row level security;
create policy tenant on tenant_journal using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert on tenant_journal to atrium_server;

-- Event types that a client of the tenant may send; '*' stands for all.
create table event_grant (
    tenant_id  text not null references tenant (tenant_id),
    client_id  text not null check (client_id <> ''),
    event_type text not null check (event_type ~ '^(\*|[a-z]+(\.[a-z_]+)+)$'),
    primary key (tenant_id, client_id, event_type)
);

alter table event_grant enable row level security;
alter table event_grant force row level security;
create policy tenant on event_grant using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, delete on event_grant to atrium_server;

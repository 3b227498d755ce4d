-- How an organization looks: its colour and its logo, which the server has decoded and written anew as PNG.
create table branding (
    tenant_id   text        not null primary key references tenant (tenant_id),
    accent      text        check (accent ~ '^#[0-9a-f]{6}$'),
    logo        bytea,
    logo_digest text        check (logo_digest ~ '^[0-9a-f]{64}$'),
    changed_at  timestamptz not null,
    changed_by  text        not null,
    check ((logo is null) = (logo_digest is null))
);

alter table branding enable row level security;
alter table branding force row level security;
create policy tenant on branding using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update, delete on branding to atrium_server;

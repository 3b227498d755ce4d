-- Settings of an organization beyond its row in tenant (which has names, time zone and locale).
-- smtp_password: AES-GCM (nonce, then ciphertext with tag), the tenant id is bound in as associated data; the key is in a file.
create table organization_settings (
    tenant_id           text    not null primary key references tenant (tenant_id),
    version             bigint  not null check (version > 0),
    first_run_completed boolean not null,
    working_days        text[]  not null,
    smtp_host           text,
    smtp_port           integer check (smtp_port between 1 and 65535),
    smtp_security       text    check (smtp_security in ('none', 'starttls', 'tls')),
    smtp_user           text,
    smtp_from           text,
    smtp_password       bytea,
    changed_at          timestamptz not null,
    changed_by          text    not null
);

create table calendar_exception (
    tenant_id text    not null references organization_settings (tenant_id),
    day       date    not null,
    name      text    not null,
    working   boolean not null,
    primary key (tenant_id, day)
);

do $$
declare
    name text;
begin
    foreach name in array array['organization_settings', 'calendar_exception'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''atrium.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to atrium_server', name);
    end loop;
end
$$;

-- Roles of an organization's own and who has which, as far as the platform keeps it; roles of the realm come with the token.

-- One row a tenant. Every writer locks it first, so changes of one tenant happen one after another and see each other; readers ask for the
-- revision to know whether what they remember still holds.
create table authorization_state (
    tenant_id text   not null primary key,
    revision  bigint not null check (revision >= 0)
);

-- A deleted role keeps its row: former grants name it, and its id is not given again.
create table custom_role (
    tenant_id   text        not null,
    role_id     text        not null check (role_id ~ '^[a-z][a-z0-9-]{1,40}$'),
    name_zh     text        not null check (name_zh <> ''),
    name_en     text        not null check (name_en <> ''),
    permissions text[]      not null check (cardinality(permissions) > 0),
    version     bigint      not null check (version > 0),
    changed_at  timestamptz not null,
    changed_by  text        not null,
    deleted_at  timestamptz,
    primary key (tenant_id, role_id)
);

-- role_id: of custom_role, or a system role, which has no row. Whether a grant counts is judged when somebody comes: not revoked, before
-- expires_at, the member belongs to the organization today, and for a delegation the same of the original.
-- The members and departments are those of the directory; a cascade, because nothing of theirs outlives them.
create table role_grant (
    tenant_id       text        not null,
    grant_id        uuid        not null,
    sequence        bigint      generated always as identity,
    role_id         text        not null,
    member_no       integer     not null,
    department_no   integer,
    reason          text        not null check (reason <> ''),
    granted_at      timestamptz not null,
    granted_by      text        not null,
    granted_by_name text        not null,
    expires_at      timestamptz check (expires_at > granted_at),
    delegation_of   uuid,
    revoked_at      timestamptz,
    revoked_by      text,
    revoked_by_name text,
    revoked_reason  text,
    primary key (tenant_id, grant_id),
    unique (tenant_id, sequence),
    foreign key (tenant_id, member_no) references member (tenant_id, member_no) on delete cascade,
    foreign key (tenant_id, department_no) references department (tenant_id, department_no) on delete cascade,
    foreign key (tenant_id, delegation_of) references role_grant (tenant_id, grant_id) on delete cascade,
    check (delegation_of is null or expires_at is not null),
    check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_by_name is null)
           and (revoked_at is null) = (revoked_reason is null))
);

create index role_grant_by_member on role_grant (tenant_id, member_no);
create index role_grant_in_force on role_grant (tenant_id) where revoked_at is null;

do $$
declare
    name text;
begin
    foreach name in array array['authorization_state', 'custom_role', 'role_grant'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''atrium.tenant'', true))', name);
        execute format('grant select, insert, delete on %I to atrium_server', name);
    end loop;
end
$$;

grant update on authorization_state, custom_role to atrium_server;
-- What was granted, to whom, by whom and until when never changes; a grant can only be revoked.
grant update (revoked_at, revoked_by, revoked_by_name, revoked_reason) on role_grant to atrium_server;

-- Targets of the index of digitalization: goals of a tenant, and figures of comparable organizations.

-- Goals that administrators have set: one row a change, and none is changed or removed. The newest row of a metric holds.
create table index_goal (
    tenant_id       text             not null,
    -- of all goals of the tenant: one more with each change
    version         bigint           not null check (version > 0),
    metric          text             not null,
    -- the formula that the goal was set for
    metric_version  integer          not null check (metric_version > 0),
    -- null: there was none
    old_value       double precision,
    -- null: taken away
    new_value       double precision,
    changed_at      timestamptz      not null,
    changed_by      text             not null,
    changed_by_name text             not null,
    primary key (tenant_id, version),
    check (old_value is not null or new_value is not null)
);
create index index_goal_by_metric on index_goal (tenant_id, metric, version desc);

alter table index_goal enable row level security;
alter table index_goal force row level security;
create policy tenant on index_goal using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert on index_goal to atrium_server;

-- With whom an organization is compared.
alter table tenant
    -- a section of GB/T 4754; null: with nobody
    add column industry              text check (industry ~ '^[A-T]$'),
    -- null: by the number of people whom the directory shows
    add column size_class            text check (size_class in ('1-99', '100-299', '300-999', '1000-4999', '5000-19999', '20000+')),
    add column comparison_changed_at timestamptz,
    add column comparison_changed_by text;

-- Peer packs: signed figures of comparable organizations that operators have imported. They are the installation's and hold nothing of a tenant.
create table peer_pack (
    pack_id       text        not null primary key check (pack_id ~ '^[a-z][a-z0-9-]{1,60}$'),
    version       integer     not null check (version > 0),
    issued        date        not null,
    publisher     text        not null,
    index_version integer     not null check (index_version > 0),
    -- SHA-256 of the public key, in hex
    signed_by     text        not null,
    -- of the pack, in base64: the same for the same content and key
    signature     text        not null,
    -- rows of the file that were not taken
    left_out      integer     not null check (left_out >= 0),
    imported_at   timestamptz not null,
    imported_by   text        not null
);

create table peer_figure (
    pack_id        text             not null references peer_pack (pack_id) on delete cascade,
    industry       text             not null,
    size_class     text             not null,
    metric         text             not null,
    metric_version integer          not null,
    organizations  integer          not null check (organizations >= 10),
    p20            double precision not null,
    p80            double precision not null,
    primary key (pack_id, industry, size_class, metric),
    check (p20 <= p80)
);

grant select, insert, update, delete on peer_pack, peer_figure to atrium_server;

-- The directory: departments and members with their history by calendar day of the tenant, [valid_from, valid_to).
-- Numbers are given once per tenant and never again. Periods of one department or member cannot overlap
-- (the number leads those indexes: GiST is slow when the first column has few values).

create extension if not exists btree_gist;

-- One row a tenant. Every writer of the directory locks it first, so changes of one tenant happen one after another.
create table directory_state (
    tenant_id          text    not null primary key,
    revision           bigint  not null check (revision >= 0),
    next_department_no integer not null check (next_department_no > 0),
    next_member_no     integer not null check (next_member_no > 0)
);

create table department (
    tenant_id     text    not null,
    department_no integer not null check (department_no > 0),
    code          text    not null check (code <> ''),
    name          text    not null check (name <> ''),
    primary key (tenant_id, department_no),
    unique (tenant_id, code)
);

-- path: root first, the department itself last. A move of a department writes new periods for everything below it.
create table department_period (
    tenant_id     text      not null,
    department_no integer   not null,
    parent_no     integer,
    path          integer[] not null,
    valid_from    date      not null,
    valid_to      date,
    primary key (tenant_id, department_no, valid_from),
    foreign key (tenant_id, department_no) references department (tenant_id, department_no),
    foreign key (tenant_id, parent_no) references department (tenant_id, department_no),
    check (valid_to > valid_from),
    check ((department_no = 1) = (parent_no is null)),
    check (path[1] = 1 and path[cardinality(path)] = department_no),
    constraint department_period_no_overlap
        exclude using gist (department_no with =, tenant_id with =, daterange(valid_from, valid_to) with &&)
);

create table member (
    tenant_id   text    not null,
    member_no   integer not null check (member_no > 0),
    external_id text    not null check (external_id <> ''),
    name        text    not null,
    primary key (tenant_id, member_no),
    unique (tenant_id, external_id)
);

create table member_period (
    tenant_id     text    not null,
    member_no     integer not null,
    department_no integer not null,
    title         text    not null,
    manager_no    integer,
    site          text    not null,
    kind          text    not null check (kind in ('human', 'bot', 'service')),
    valid_from    date    not null,
    valid_to      date,
    primary key (tenant_id, member_no, valid_from),
    foreign key (tenant_id, member_no) references member (tenant_id, member_no),
    foreign key (tenant_id, department_no) references department (tenant_id, department_no),
    foreign key (tenant_id, manager_no) references member (tenant_id, member_no),
    check (valid_to > valid_from),
    check (manager_no <> member_no),
    constraint member_period_no_overlap
        exclude using gist (member_no with =, tenant_id with =, daterange(valid_from, valid_to) with &&)
);

create index member_period_by_department on member_period (tenant_id, department_no);

-- What the warehouse needs to know, written in the transaction of the change. Sequences of one tenant grow in the order of commits
-- (directory_state is locked before the first is drawn), so a reader may remember the last one it has seen, tenant by tenant.
-- A row is one whole period, replaced by key (tenant_id, kind, no, valid_from); deleted: the period with this key is gone.
create table directory_change (
    sequence   bigint generated always as identity primary key,
    tenant_id  text        not null,
    kind       text        not null check (kind in ('department', 'member')),
    no         integer     not null,
    valid_from date        not null,
    valid_to   date,
    deleted    boolean     not null,
    payload    jsonb       not null,
    changed_at timestamptz not null default now()
);

create index directory_change_by_tenant on directory_change (tenant_id, sequence);

do $$
declare
    name text;
begin
    foreach name in array array['directory_state', 'department', 'department_period', 'member', 'member_period', 'directory_change'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''atrium.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to atrium_server', name);
    end loop;
end
$$;

-- Members who have opted out. Nothing is recorded of them while they have, and what happened meanwhile is not recorded afterwards either, so
-- rows stay: they say which times and days those were.
create table member_opt_out (
    tenant_id      text        not null,
    member_no      integer     not null,
    since          timestamptz not null,
    -- The first day on which the person is in no number of people: the one after the day of the opt-out, of which something was recorded.
    uncounted_from date        not null,
    -- null: still
    until          timestamptz check (until >= since),
    -- the first day on which the person counts again; on or before uncounted_from: there was no day without
    counted_from   date,
    primary key (tenant_id, member_no, since),
    foreign key (tenant_id, member_no) references member (tenant_id, member_no),
    check ((until is null) = (counted_from is null))
);
create unique index member_opt_out_now on member_opt_out (tenant_id, member_no) where until is null;

alter table member_opt_out enable row level security;
alter table member_opt_out force row level security;
create policy tenant on member_opt_out using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update on member_opt_out to atrium_server;

-- How often somebody has opted out or back in: servers read the rows again when it has grown, and the directory itself only when that has.
alter table directory_state
    add column opt_out_revision bigint not null default 0 check (opt_out_revision >= 0);

-- Whether members may opt out. Taking it back ends no opt-out.
alter table tenant
    add column opt_out_allowed    boolean not null default false,
    add column opt_out_changed_at timestamptz,
    add column opt_out_changed_by text;

-- What the feed has said of one member.
create index directory_change_by_subject on directory_change (tenant_id, kind, no);

-- What people do with dead letters. A run sends letters again, mended by one rule; its letters are claimed in the transaction that begins it.
create table dead_letter_run (
    tenant_id       text        not null check (tenant_id <> ''),
    id              bigint      generated always as identity primary key,
    rule            jsonb       not null,
    matched         bigint      not null,
    replayed        bigint      not null default 0,
    refused         bigint      not null default 0,
    started_by      text        not null,
    started_by_name text        not null,
    started_at      timestamptz not null,
    finished_at     timestamptz,
    trouble         text
);

create index dead_letter_run_unfinished on dead_letter_run (tenant_id, id) where finished_at is null;

alter table dead_letter_run enable row level security;
alter table dead_letter_run force row level security;
create policy tenant on dead_letter_run using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert on dead_letter_run to atrium_server;
grant update (matched, replayed, refused, finished_at, trouble) on dead_letter_run to atrium_server;

-- Rules with a name, to be used again.
create table dead_letter_rule (
    tenant_id     text        not null check (tenant_id <> ''),
    name          text        not null check (name <> ''),
    rule          jsonb       not null,
    saved_by_name text        not null,
    saved_at      timestamptz not null,
    primary key (tenant_id, name)
);

alter table dead_letter_rule enable row level security;
alter table dead_letter_rule force row level security;
create policy tenant on dead_letter_rule using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update, delete on dead_letter_rule to atrium_server;

-- What was done to each letter, by whom and why. Only ever added to.
create table dead_letter_history (
    tenant_id text        not null check (tenant_id <> ''),
    id        bigint      generated always as identity primary key,
    letter_id bigint      not null references dead_letter (id),
    at        timestamptz not null,
    action    text        not null check (action in ('claimed', 'replayed', 'refused', 'discarded')),
    run_id    bigint,
    by_name   text        not null,
    by_id     text        not null,
    detail    text        not null
);

create index dead_letter_history_by_letter on dead_letter_history (letter_id, id);

alter table dead_letter_history enable row level security;
alter table dead_letter_history force row level security;
create policy tenant on dead_letter_history using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert on dead_letter_history to atrium_server;

-- A letter with what has become of it: failed-again when the event that was sent in its place came back as a letter of its own. Computed, so
-- that it does not matter whether that letter arrives before or after Kafka's acknowledgement is noted.
create view dead_letter_now with (security_invoker = true) as
select letter.*, again.id as again_id, earlier.id as earlier_id,
       case when again.id is null then letter.state else 'failed-again' end as state_now
from dead_letter letter
left join dead_letter again
    on letter.state = 'replayed' and again.tenant_id = letter.tenant_id and again.origin_topic = letter.sent_topic
   and again.origin_partition = letter.sent_partition and again.origin_offset = letter.sent_offset and again.arrival = letter.sent_arrival
left join dead_letter earlier
    on earlier.tenant_id = letter.tenant_id and earlier.sent_topic = letter.origin_topic
   and earlier.sent_partition = letter.origin_partition and earlier.sent_offset = letter.origin_offset and earlier.sent_arrival = letter.arrival;
grant select on dead_letter_now to atrium_server;

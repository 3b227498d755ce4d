-- Records that the ingest job could not count, as they came from the topic of dead letters: the lasting store.
-- The bytes are never changed and no row is ever deleted: the server's role may only write what becomes of a letter.
-- tenant_id is that of the record's key; empty when it cannot be told, and then no tenant sees the letter.
-- A letter that Kafka gives twice has the same origin; the arrival is part of it because a Kafka that was set up anew counts its offsets anew.
create table dead_letter (
    tenant_id        text        not null check (tenant_id = '' or tenant_id ~ '^[a-z][a-z0-9-]{1,30}$'),
    id               bigint      generated always as identity primary key,
    origin_topic     text        not null check (origin_topic <> ''),
    origin_partition integer     not null,
    origin_offset    bigint      not null,
    arrival          timestamptz not null,
    record_key       bytea,
    record_value     bytea       not null,
    reason           text        not null check (reason <> ''),
    detail           text        not null,
    -- what the bytes said when the letter came; null when they could not be read
    event_type       text,
    event_source     text,
    event_id         text,
    event_time       timestamptz,
    received_at      timestamptz not null,
    state            text        not null default 'open' check (state in ('open', 'replaying', 'replayed', 'discarded')),
    run_id           bigint      check (state not in ('replaying', 'replayed') or run_id is not null),
    -- where Kafka put the event that was sent in its place
    sent_topic       text        check ((state = 'replayed') = (sent_topic is not null)),
    sent_partition   integer     check ((sent_topic is null) = (sent_partition is null)),
    sent_offset      bigint      check ((sent_topic is null) = (sent_offset is null)),
    sent_arrival     timestamptz check ((sent_topic is null) = (sent_arrival is null)),
    constraint dead_letter_origin unique (origin_topic, origin_partition, origin_offset, arrival)
);

create index dead_letter_by_state on dead_letter (tenant_id, state, id);
create index dead_letter_by_run on dead_letter (run_id, id) where state = 'replaying';
create index dead_letter_by_event on dead_letter (tenant_id, event_source, event_id);
create index dead_letter_by_sent on dead_letter (sent_topic, sent_partition, sent_offset) where sent_topic is not null;

alter table dead_letter enable row level security;
alter table dead_letter force row level security;
-- An ended transaction leaves the setting empty, not absent: the empty tenant is shut out by name.
create policy tenant on dead_letter using (
    (tenant_id <> '' and tenant_id = current_setting('atrium.tenant', true))
    or current_setting('atrium.scope', true) = 'dead-letters');
grant select, insert on dead_letter to atrium_server;
grant update (state, run_id, sent_topic, sent_partition, sent_offset, sent_arrival) on dead_letter to atrium_server;

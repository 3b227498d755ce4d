-- The audit log: only ever added to. Each record carries the hash of the one before, tenant by tenant, so that a change, a removal in the
-- middle, an insertion or another order shows; a removed end shows against the anchors outside the database (see audit.md).
-- No foreign key to tenant: the log outlives it. 'platform' is the log of the whole installation; no tenant may have that name.
create table audit_record (
    tenant_id      text        not null check (tenant_id ~ '^[a-z][a-z0-9-]{1,30}$'),
    sequence       bigint      not null check (sequence > 0),
    recorded_at    timestamptz not null,
    -- when it happened: earlier than recorded_at for what Keycloak tells afterwards
    at             timestamptz not null,
    actor_kind     text        not null check (actor_kind in ('user', 'service', 'operator', 'system')),
    actor_id       text        not null,
    actor_name     text        not null,
    on_behalf_of   text,
    action         text        not null check (action ~ '^[a-z_]+(\.[a-z_]+)+$'),
    object_kind    text        not null,
    object_id      text        not null,
    outcome        text        not null check (outcome in ('success', 'refused', 'failed')),
    address        text,
    user_agent     text,
    request_id     text,
    before_digest  text        check (before_digest ~ '^[0-9a-f]{64}$'),
    after_digest   text        check (after_digest ~ '^[0-9a-f]{64}$'),
    -- a JSON object; text, because these very bytes are hashed
    details        text        not null check (jsonb_typeof(details::jsonb) = 'object'),
    -- the record's id where it was taken from; what comes twice from there is one record here
    source_id      text,
    previous_hash  bytea       not null check (octet_length(previous_hash) = 32),
    hash           bytea       not null check (octet_length(hash) = 32),
    primary key (tenant_id, sequence)
);

create unique index audit_record_by_source on audit_record (tenant_id, source_id) where source_id is not null;
create index audit_record_by_time on audit_record (tenant_id, at);

-- The last record that retention has removed: the chain goes on from its hash.
create table audit_checkpoint (
    tenant_id   text        not null primary key,
    sequence    bigint      not null check (sequence > 0),
    hash        bytea       not null check (octet_length(hash) = 32),
    recorded_at timestamptz not null,
    removed_at  timestamptz not null
);

alter table tenant add constraint tenant_not_platform check (tenant_id <> 'platform');

-- How far something has read: Keycloak's events into the log, the log to a syslog server.
create table audit_cursor (
    tenant_id text not null,
    reader    text not null check (reader <> ''),
    position  text not null,
    primary key (tenant_id, reader)
);

do $$
declare
    name text;
begin
    foreach name in array array['audit_record', 'audit_checkpoint', 'audit_cursor'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''atrium.tenant'', true))', name);
    end loop;
end
$$;

grant select, insert on audit_record to atrium_server;
grant select on audit_checkpoint to atrium_server;
grant select, insert, update on audit_cursor to atrium_server;

-- One field of the encoding that is hashed: its length in bytes, four bytes with the highest first, then its UTF-8. Null: four bytes 0xFF.
create function audit_field(value text) returns bytea language sql immutable parallel safe as $$
    select case when value is null then '\xffffffff'::bytea
                else int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') end
$$;

create function audit_time(value timestamptz) returns text language sql stable parallel safe as $$
    select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;

-- The hash of a record: SHA-256 over these fields in this order. The first says which encoding it is.
create function audit_hash(r audit_record) returns bytea language sql stable parallel safe as $$
    select sha256(
        audit_field('atrium-audit-1') || audit_field(r.tenant_id) || audit_field(r.sequence::text)
        || audit_field(audit_time(r.recorded_at)) || audit_field(audit_time(r.at))
        || audit_field(r.actor_kind) || audit_field(r.actor_id) || audit_field(r.actor_name) || audit_field(r.on_behalf_of)
        || audit_field(r.action) || audit_field(r.object_kind) || audit_field(r.object_id) || audit_field(r.outcome)
        || audit_field(r.address) || audit_field(r.user_agent) || audit_field(r.request_id)
        || audit_field(r.before_digest) || audit_field(r.after_digest) || audit_field(r.details) || audit_field(r.source_id)
        || audit_field(encode(r.previous_hash, 'hex')))
$$;

-- Whoever inserts, the database gives the place in the chain. Appends to one tenant's chain take turns until the end of their transaction,
-- so a transaction records last.
create function audit_append() returns trigger language plpgsql as $$
declare
    head record;
begin
    perform pg_advisory_xact_lock(hashtextextended('audit/' || new.tenant_id, 0));
    select sequence, hash into head from audit_record where tenant_id = new.tenant_id order by sequence desc limit 1;
    new.sequence := coalesce(head.sequence, 0) + 1;
    new.previous_hash := coalesce(head.hash, decode(repeat('00', 32), 'hex'));
    new.recorded_at := clock_timestamp();
    new.at := coalesce(new.at, new.recorded_at);
    new.hash := audit_hash(new);
    return new;
end
$$;

create trigger audit_append before insert on audit_record for each row execute function audit_append();

-- Nobody changes a record, and nobody removes one that is not both covered by the checkpoint and older than 184 days.
create function audit_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.recorded_at < clock_timestamp() - interval '184 days'
        and exists (select 1 from audit_checkpoint where tenant_id = old.tenant_id and sequence >= old.sequence) then
        return old;
    end if;
    raise exception 'The audit log is only added to: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_keep before update or delete on audit_record for each row execute function audit_keep();
create trigger audit_keep_all before truncate on audit_record for each statement execute function audit_keep();

-- Removes the tenant's records that are older than so many days, 184 at least, and never the newest; answers how many.
create function audit_retain(days integer) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    tenant text := current_setting('atrium.tenant', true);
    last record;
    removed bigint;
begin
    if days < 184 then
        raise exception 'Audit records are kept for 184 days at least, not %', days using errcode = 'invalid_parameter_value';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('audit/' || tenant, 0));
    -- The oldest record that stays decides, so that what is removed is one piece from the beginning.
    select r.sequence, r.hash, r.recorded_at into last from audit_record r
    where r.tenant_id = tenant
      and r.sequence < coalesce(
          (select min(k.sequence) from audit_record k
           where k.tenant_id = tenant and k.recorded_at >= clock_timestamp() - make_interval(days => days)),
          (select max(k.sequence) from audit_record k where k.tenant_id = tenant))
    order by r.sequence desc limit 1;
    if not found then
        return 0;
    end if;
    insert into audit_checkpoint (tenant_id, sequence, hash, recorded_at, removed_at)
    values (tenant, last.sequence, last.hash, last.recorded_at, clock_timestamp())
    on conflict (tenant_id) do update
        set sequence = excluded.sequence, hash = excluded.hash, recorded_at = excluded.recorded_at, removed_at = excluded.removed_at;
    delete from audit_record where tenant_id = tenant and sequence <= last.sequence;
    get diagnostics removed = row_count;
    return removed;
end
$$;

revoke execute on function audit_retain(integer) from public;
grant execute on function audit_retain(integer) to atrium_server;

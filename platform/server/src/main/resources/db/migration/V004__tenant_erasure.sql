-- Erasure: a tenant that is shut goes for good, step by step, and a signed proof of it stays.
alter table tenant drop constraint tenant_state_check;
alter table tenant add constraint tenant_state_check
    check (state in ('requested', 'provisioning', 'active', 'suspended', 'failed', 'cancelling', 'erasing'));
alter table tenant drop constraint tenant_wanted_check;
alter table tenant add constraint tenant_wanted_check check (wanted in ('active', 'suspended', 'absent', 'erased'));

-- One row an erasure, of the installation: it outlives the tenant, and its column is not tenant_id, by which tenants' rows are found.
-- id: the request_id of the tenant's row.
create table tenant_erasure (
    id                uuid        not null primary key,
    former_tenant     text        not null,
    name_zh           text        not null,
    name_en           text        not null,
    requested_by      text        not null,
    requested_at      timestamptz not null,
    -- what there was: {store: {table: rows}}
    inventory         jsonb,
    -- the ingest's job and newest checkpoint when it could first know; empty: none ran
    ingest_job        text,
    ingest_checkpoint bigint,
    -- while facts are deleted, claims and facts of the ingest differ on purpose
    facts_begun_at    timestamptz,
    facts_done_at     timestamptz,
    -- when Kafka has removed the last record
    records_expire_at timestamptz,
    -- until when the tenant's audit records are kept
    audit_until       timestamptz,
    audit_removed_at  timestamptz,
    proof             text,
    finished_at       timestamptz,
    -- when the audit log of the installation was told
    recorded_at       timestamptz,
    check ((finished_at is null) = (proof is null))
);
create index tenant_erasure_by_tenant on tenant_erasure (former_tenant, requested_at);
grant select, insert, update on tenant_erasure to atrium_server;

-- The tables that have a tenant, from the catalog: one that is added later is found as well.
create function tenant_tables() returns setof text language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'tenant_id' and not a.attisdropped and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
    order by 1
$$;

-- A letter whose key names the tenant and whose event another belongs to nobody; it goes with the tenant of its key, under which it was claimed.
create function tenant_in_key(former text, record_key bytea) returns boolean language sql immutable as $$
    select substring(record_key from 1 for octet_length(convert_to(former || '/', 'UTF8'))) = convert_to(former || '/', 'UTF8')
$$;

-- How many rows of a tenant are in each of them.
create function tenant_row_counts(former text) returns table (table_name text, row_count bigint)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    more bigint;
begin
    perform set_config('atrium.tenant', former, true);
    for table_name in select t from tenant_tables() t loop
        execute format('select count(*) from %I where tenant_id = $1', table_name) into row_count using former;
        if table_name = 'dead_letter' then
            perform set_config('atrium.scope', 'dead-letters', true);
            select count(*) into more from dead_letter l where l.tenant_id = '' and tenant_in_key(former, l.record_key);
            perform set_config('atrium.scope', '', true);
            row_count := row_count + more;
        end if;
        return next;
    end loop;
end
$$;

-- Deletes the rows of a tenant that is being erased. What stays: its own row and journal, which say how far the erasure is and go last, and the
-- audit log, which the law wants for six months (see audit_forget).
create function tenant_erase_rows(former text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    pending text[];
    held text[];
    name text;
begin
    perform set_config('atrium.tenant', former, true);
    if not exists (select from tenant where tenant_id = former and state = 'erasing') then
        raise exception 'The tenant % is not being erased', former using errcode = 'object_not_in_prerequisite_state';
    end if;
    pending := array(select t from tenant_tables() t where t not in ('tenant', 'tenant_journal', 'audit_record', 'audit_checkpoint'));
    -- Whatever refers to a table goes before it: who is still referred to waits for the next round.
    while cardinality(pending) > 0 loop
        held := array[]::text[];
        foreach name in array pending loop
            begin
                execute format('delete from %I where tenant_id = $1', name) using former;
            exception when foreign_key_violation then
                held := held || name;
            end;
        end loop;
        if cardinality(held) = cardinality(pending) then
            raise exception 'Rows of these tables hold each other: %', held;
        end if;
        pending := held;
    end loop;
    perform set_config('atrium.scope', 'dead-letters', true);
    delete from dead_letter l where l.tenant_id = '' and tenant_in_key(former, l.record_key);
    perform set_config('atrium.scope', '', true);
end
$$;

-- Removes the audit log of a tenant that is gone, once its newest record is old enough; answers how many records, or null: not yet.
create function audit_forget(former text, days integer) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    last record;
    removed bigint;
begin
    if days < 184 then
        raise exception 'Audit records are kept for 184 days at least, not %', days using errcode = 'invalid_parameter_value';
    end if;
    perform set_config('atrium.tenant', former, true);
    perform pg_advisory_xact_lock(hashtextextended('audit/' || former, 0));
    if exists (select from tenant where tenant_id = former) then
        raise exception 'The tenant % is not gone', former using errcode = 'object_not_in_prerequisite_state';
    end if;
    if exists (select from audit_record where tenant_id = former and recorded_at >= clock_timestamp() - make_interval(days => days)) then
        return null;
    end if;
    select sequence, hash, recorded_at into last from audit_record where tenant_id = former order by sequence desc limit 1;
    if found then
        insert into audit_checkpoint (tenant_id, sequence, hash, recorded_at, removed_at)
        values (former, last.sequence, last.hash, last.recorded_at, clock_timestamp())
        on conflict (tenant_id) do update
            set sequence = excluded.sequence, hash = excluded.hash, recorded_at = excluded.recorded_at, removed_at = excluded.removed_at;
    end if;
    delete from audit_record where tenant_id = former;
    get diagnostics removed = row_count;
    delete from audit_checkpoint where tenant_id = former;
    return removed;
end
$$;

revoke execute on function tenant_row_counts(text), tenant_erase_rows(text), audit_forget(text, integer) from public;
grant execute on function tenant_row_counts(text), tenant_erase_rows(text), audit_forget(text, integer) to atrium_server;

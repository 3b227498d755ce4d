-- Export and import of a tenant. All tables here are of the installation; their columns are not called tenant_id, by which tenants' rows are found:
-- an export must not contain itself, and an import begins before there is a tenant.

-- One row an export. plan: the cut and the facts that are to be written, {"cut": …, "facts": [{"table", "month", "rows"}]}, made once.
create table tenant_export (
    id              uuid        not null primary key,
    tenant          text        not null,
    requested_by    text        not null,
    requested_at    timestamptz not null,
    state           text        not null default 'running' check (state in ('running', 'finished', 'failed', 'removed')),
    plan            jsonb,
    rows_total      bigint,
    -- whether nobody could change anything of the tenant while it was written
    complete        boolean,
    rows_at         timestamptz,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    failure         text,
    finished_at     timestamptz,
    expires_at      timestamptz,
    bytes           bigint,
    sha256          text,
    check ((state = 'finished') <= (sha256 is not null))
);
create unique index tenant_export_one_at_a_time on tenant_export (tenant) where state = 'running';

-- What is in the archive already, and where the archive ended then: what follows is cut off when a server goes on after a kill.
create table tenant_export_part (
    export      uuid   not null references tenant_export (id),
    no          integer not null,
    entry       jsonb  not null,
    row_count   bigint not null,
    archive_end bigint not null,
    primary key (export, no)
);

-- One row an import. partition_no: restored facts never came through Kafka here, so each import is a partition of its own in the account of
-- offsets, beyond those that Kafka has; claims: {topic: end} of it, once all of them are written.
create table tenant_import (
    id                uuid        not null primary key,
    tenant            text        not null,
    name_zh           text        not null,
    name_en           text        not null,
    uploaded_by       text        not null,
    uploaded_at       timestamptz not null,
    state             text        not null default 'uploaded' check (state in ('uploaded', 'started', 'finished', 'removed')),
    bytes             bigint      not null,
    sha256            text        not null,
    exported_at       timestamptz not null,
    -- SHA-256 of the public key whose signature was checked; null: the archive is not signed
    signed_by         text,
    partition_no      integer     unique check (partition_no between 32768 and 65535),
    ingest_job        text,
    ingest_checkpoint bigint,
    -- the request of the tenant's row for which rows were restored: they are restored once each time that the tenant is made
    rows_of           uuid,
    claims            jsonb,
    started_by        text,
    started_at        timestamptz,
    finished_at       timestamptz
);
create unique index tenant_import_one_at_a_time on tenant_import (tenant) where state = 'started';

-- How many blocks of a file are in the warehouse.
create table tenant_import_progress (
    import uuid    not null references tenant_import (id),
    path   text    not null,
    blocks integer not null,
    primary key (import, path)
);

-- Numbers that the database gives are given anew; this is which became which while an import is under way.
create table tenant_import_number (
    import     uuid   not null,
    table_name text   not null,
    old_number bigint not null,
    new_number bigint not null,
    primary key (import, table_name, old_number)
);

grant select, insert, update on tenant_export, tenant_import to atrium_server;
grant select, insert, update, delete on tenant_export_part, tenant_import_progress to atrium_server;
grant select on flyway_schema_history to atrium_server;

alter table tenant add column import_id uuid references tenant_import (id);

-- Columns that hold the number of a row of another table. Foreign keys are in the catalog; two of the dead letters are not kept by one.
create function tenant_numbers() returns table (table_name text, column_name text, of_table text) language sql stable
set search_path = public, pg_temp as $$
    select k.conrelid::regclass::text, a.attname::text, k.confrelid::regclass::text
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    join pg_attribute f on f.attrelid = k.confrelid and f.attnum = k.confkey[array_position(k.conkey, a.attnum)]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and f.attidentity <> ''
    union all values ('dead_letter', 'run_id', 'dead_letter_run'), ('dead_letter_history', 'run_id', 'dead_letter_run')
$$;

-- The tables that have a tenant, whatever is referred to before what refers to it, and the columns by which rows keep their order.
create function tenant_tables_in_order() returns table (table_name text, order_by text) language sql stable
set search_path = public, pg_temp as $$
    with recursive refers (child, parent) as (
        select conrelid::regclass::text, confrelid::regclass::text from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid
        union select n.table_name, n.of_table from tenant_numbers() n where n.table_name <> n.of_table
    ), depth (name, level) as (
        select t, 0 from tenant_tables() t
        union select r.child, d.level + 1 from depth d join refers r on r.parent = d.name where d.level < 100
    )
    select d.name,
           coalesce(
               (select quote_ident(a.attname) from pg_attribute a where a.attrelid = d.name::regclass and a.attidentity <> ''),
               (select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
                from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
                where i.indrelid = d.name::regclass and i.indisprimary))
    from depth d where d.name in (select t from tenant_tables() t)
    group by d.name order by max(d.level), d.name
$$;

-- The import that the tenant is being made from, or an error.
create function tenant_import_under_way(former text) returns tenant_import language plpgsql stable as $$
declare
    found_import tenant_import;
begin
    select i.* into found_import from tenant t join tenant_import i on i.id = t.import_id
    where t.tenant_id = former and t.state = 'provisioning' and i.state = 'started';
    if found_import.id is null then
        raise exception 'The tenant % is not being imported', former using errcode = 'object_not_in_prerequisite_state';
    end if;
    return found_import;
end
$$;

-- Adds rows of one table as an export has them. Numbers that the database gives are given anew, in the same order.
create function tenant_restore_rows(former text, into_table text, columns text[], batch jsonb) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    origin tenant_import;
    identity_column text;
    picks text[] := array[]::text[];
    other text;
    wanted text;
    restored bigint;
begin
    perform set_config('atrium.tenant', former, true);
    origin := tenant_import_under_way(former);
    if into_table not in (select t from tenant_tables() t)
        or into_table in ('tenant', 'tenant_journal', 'tenant_administrator', 'audit_record', 'directory_cursor', 'group_relation') then
        raise exception 'Rows of % are not restored', into_table using errcode = 'invalid_parameter_value';
    end if;
    if exists (select from jsonb_array_elements(batch) r where r ->> 'tenant_id' is distinct from former) then
        raise exception 'There are rows of another tenant among those of %', into_table using errcode = 'invalid_parameter_value';
    end if;
    select a.attname into identity_column from pg_attribute a
    where a.attrelid = into_table::regclass and a.attidentity <> '' and not a.attisdropped;
    if identity_column is not null then
        insert into tenant_import_number (import, table_name, old_number, new_number)
        select origin.id, into_table, s.number, nextval(pg_get_serial_sequence(into_table, identity_column))
        from (select (r.value ->> identity_column)::bigint as number from jsonb_array_elements(batch) with ordinality r
              order by r.ordinality) s;
    end if;
    foreach wanted in array columns loop
        other := case when wanted = identity_column then into_table
                      else (select n.of_table from tenant_numbers() n where n.table_name = into_table and n.column_name = wanted) end;
        picks := picks || case
            when other is not null then
                format('(select n.new_number from tenant_import_number n where n.import = %L and n.table_name = %L and n.old_number = r.%I)', origin.id, other, wanted)
            -- A letter belongs to the account of the partition that its import is.
            when into_table = 'dead_letter' and wanted in ('origin_partition', 'sent_partition') then
                format('case when r.%I is not null then %s end', wanted, origin.partition_no)
            else format('r.%I', wanted) end;
    end loop;
    execute format(
        'insert into %I (%s) overriding system value select %s from rows from (jsonb_populate_recordset(null::%I, $1)) with ordinality r order by r.ordinality',
        into_table, (select string_agg(quote_ident(c), ', ' order by o) from unnest(columns) with ordinality u (c, o)),
        array_to_string(picks, ', '), into_table) using batch;
    get diagnostics restored = row_count;
    return restored;
end
$$;

-- What the export says of the tenant itself. Where it stands in this installation is this installation's.
create function tenant_restore_itself(former text, columns text[], line jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    kept text[] := array(
        select c from unnest(columns) c where c not in (
            'tenant_id', 'state', 'wanted', 'evaluation', 'reader_slot', 'request_id', 'storage_prefix', 'attempts', 'next_attempt_at', 'failure',
            'import_id'));
    list text := (select string_agg(quote_ident(c), ', ') from unnest(kept) c);
begin
    perform set_config('atrium.tenant', former, true);
    perform tenant_import_under_way(former);
    execute format('update tenant set (%s) = (select %s from jsonb_populate_record(null::tenant, $1)) where tenant_id = $2', list, list)
    using line, former;
end
$$;

-- Takes away what an import has restored, while that is undone. What says how far the undoing is goes last, with the tenant's row.
create function tenant_unrestore_rows(former text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    pending text[];
    held text[];
    name text;
begin
    perform set_config('atrium.tenant', former, true);
    if not exists (select from tenant where tenant_id = former and state = 'cancelling' and import_id is not null) then
        raise exception 'The import of % is not being undone', former using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform set_config('atrium.unrestoring', former, true);
    pending := array(select t from tenant_tables() t where t not in ('tenant', 'tenant_journal', 'tenant_administrator'));
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
    delete from tenant_import_number where import = (select t.import_id from tenant t where t.tenant_id = former);
    perform set_config('atrium.unrestoring', '', true);
end
$$;

-- The numbers of a finished import are not needed any more.
create function tenant_import_settle(former text) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from tenant_import_number where import in (select id from tenant_import where tenant = former)
$$;

revoke execute on function tenant_restore_rows(text, text, text[], jsonb), tenant_restore_itself(text, text[], jsonb),
    tenant_unrestore_rows(text), tenant_import_settle(text) from public;
grant execute on function tenant_restore_rows(text, text, text[], jsonb), tenant_restore_itself(text, text[], jsonb),
    tenant_unrestore_rows(text), tenant_import_settle(text) to atrium_server;

-- How much of its quotas a tenant uses: what it stores is measured in the background, so it is known with its age.
alter table tenant
    add column usage_database_bytes  bigint check (usage_database_bytes >= 0),
    add column usage_warehouse_bytes bigint check (usage_warehouse_bytes >= 0),
    add column usage_measured_at     timestamptz,
    add check ((usage_measured_at is null) = (usage_database_bytes is null or usage_warehouse_bytes is null));

-- Quotas were kept and not enforced until now: tenants of the configuration, which the simulator fills, keep their pace.
alter table tenant no force row level security;
update tenant set quota_events_per_second = 50000 where evaluation;
alter table tenant force row level security;

-- About how many bytes a tenant takes in PostgreSQL: of each table the share of its rows, indexes included. Rows are counted, which an index does;
-- bytes are not, because that would read everything.
create function tenant_database_bytes(wanted text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    name text;
    mine bigint;
    known double precision;
    size bigint;
    bytes double precision := 0;
begin
    perform set_config('atrium.tenant', wanted, true);
    for name in select t from tenant_tables() t loop
        execute format('select count(*) from %I where tenant_id = $1', name) into mine using wanted;
        if mine > 0 then
            select greatest(c.reltuples, pg_stat_get_live_tuples(c.oid), mine), pg_total_relation_size(c.oid)
                into known, size from pg_class c where c.oid = format('public.%I', name)::regclass;
            bytes := bytes + size * (mine / known);
        end if;
    end loop;
    return round(bytes);
end
$$;

revoke execute on function tenant_database_bytes(text) from public;
grant execute on function tenant_database_bytes(text) to atrium_server;

-- The audit log of a tenant that is imported (V005): it comes with its chain, and goes again when the import is undone.
-- A record that is restored keeps its place in the chain; only audit_restore, which runs as the owner, can say so.
create or replace function audit_append() returns trigger language plpgsql as $$
declare
    head record;
begin
    if current_setting('atrium.restoring', true) = new.tenant_id
        and current_user::regrole::oid = (select relowner from pg_class where oid = tg_relid) then
        return new;
    end if;
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

-- The log of an import that is undone goes again: the export still has it. Nothing else became easier.
create or replace function audit_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.recorded_at < clock_timestamp() - interval '184 days'
        and exists (select 1 from audit_checkpoint where tenant_id = old.tenant_id and sequence >= old.sequence) then
        return old;
    end if;
    if tg_op = 'DELETE' and current_setting('atrium.unrestoring', true) = old.tenant_id
        and current_user::regrole::oid = (select relowner from pg_class where oid = tg_relid) then
        return old;
    end if;
    raise exception 'The audit log is only added to: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

-- Adds records of an export to the chain, each after the one that it followed; refuses what does not verify.
create function audit_restore(former text, batch jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    head_sequence bigint;
    head_hash bytea;
    entry audit_record;
begin
    perform set_config('atrium.tenant', former, true);
    perform tenant_import_under_way(former);
    perform pg_advisory_xact_lock(hashtextextended('audit/' || former, 0));
    select r.sequence, r.hash into head_sequence, head_hash from audit_record r where r.tenant_id = former order by r.sequence desc limit 1;
    if not found then
        select c.sequence, c.hash into head_sequence, head_hash from audit_checkpoint c where c.tenant_id = former;
    end if;
    perform set_config('atrium.restoring', former, true);
    for entry in select * from jsonb_populate_recordset(null::audit_record, batch) loop
        if entry.tenant_id <> former or entry.sequence <> coalesce(head_sequence, 0) + 1
            or entry.previous_hash <> coalesce(head_hash, decode(repeat('00', 32), 'hex')) or entry.hash <> audit_hash(entry) then
            raise exception 'The audit log does not verify: record %', entry.sequence using errcode = 'invalid_parameter_value';
        end if;
        insert into audit_record select entry.*;
        head_sequence := entry.sequence;
        head_hash := entry.hash;
    end loop;
    perform set_config('atrium.restoring', '', true);
end
$$;

revoke execute on function audit_restore(text, jsonb) from public;
grant execute on function audit_restore(text, jsonb) to atrium_server;

-- Groups: a parent organization may see figures of a subsidiary while that one consents.
-- One relation is two rows, one a tenant: each tenant sees its own and no other, by the same policy as everywhere. The server's role reads them and
-- writes none: the functions below change both rows together, always in the name of the transaction's own tenant. So what runs as a parent can never
-- consent for its subsidiary, whatever SQL it sends.
create table group_relation (
    tenant_id    text        not null,
    relation_id  uuid        not null,
    side         text        not null check (side in ('parent', 'subsidiary')),
    other_tenant text        not null check (other_tenant ~ '^[a-z][a-z0-9-]{1,30}$' and other_tenant <> tenant_id),
    state        text        not null check (state in ('invited', 'consented', 'ended')),
    invited_at   timestamptz not null,
    -- an invitation that nobody has answered until then is over, whether or not there is such an organization
    lapses_at    timestamptz not null,
    -- since when without a break; stays when the relation ends
    consented_at timestamptz,
    -- which metrics; null: all
    metrics      text[]      check (cardinality(metrics) > 0),
    expires_at   timestamptz,
    ended_at     timestamptz,
    end_cause    text        check (end_cause in ('refused', 'revoked', 'withdrawn', 'lapsed', 'expired', 'erased', 'imported')),
    primary key (tenant_id, relation_id),
    check (state <> 'consented' or consented_at is not null),
    check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (end_cause is not null))
);
create unique index group_relation_open on group_relation (tenant_id, side, other_tenant) where state <> 'ended';

alter table group_relation enable row level security;
alter table group_relation force row level security;
create policy tenant on group_relation using (tenant_id = current_setting('atrium.tenant', true));
-- Operators see who is grouped with whom: one row a relation.
create policy operators on group_relation for select using (current_setting('atrium.scope', true) = 'groups' and side = 'parent');
-- The functions below run as the owner, who sees both sides.
create policy functions on group_relation to current_user using (true);
grant select on group_relation to atrium_server;

-- The tenant that a transaction speaks for; without one nothing is done.
create function group_self() returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    own text := coalesce(current_setting('atrium.tenant', true), '');
begin
    if own = '' then
        raise exception 'A group is changed in the name of a tenant' using errcode = 'insufficient_privilege';
    end if;
    return own;
end
$$;

-- Whether there is an organization of this id that was open once; open: and is now.
create function group_knows(id text, open boolean) returns boolean language plpgsql set search_path = public, pg_temp as $$
declare
    known boolean;
begin
    perform set_config('atrium.scope', 'tenants', true);
    known := exists (select from tenant t where t.tenant_id = id
                     and (t.state = 'active' and t.wanted = 'active' or not open and t.state in ('active', 'suspended') and t.wanted <> 'erased'));
    perform set_config('atrium.scope', '', true);
    return known;
end
$$;

-- Both audit logs in one order, always: whoever changes the same two the other way round waits instead of standing in the way.
create function group_lock(one text, other text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('audit/' || least(one collate "C", other collate "C"), 0));
    perform pg_advisory_xact_lock(hashtextextended('audit/' || greatest(one collate "C", other collate "C"), 0));
end
$$;

-- Tells the other side's audit log what its partner did. It learns which organization, not who: people are named in their own log alone.
create function group_tell(reader text, own text, act text, relation uuid, facts jsonb) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
    perform set_config('atrium.tenant', reader, true);
    insert into audit_record (tenant_id, actor_kind, actor_id, actor_name, action, object_kind, object_id, outcome, details)
    values (reader, 'system', 'group/' || own, own, act, 'group-relation', relation::text, 'success', facts::text);
    perform set_config('atrium.tenant', own, true);
end
$$;

-- Ends what is over by its time, so that a new invitation is possible.
create function group_settle(own text, other text) returns void language plpgsql set search_path = public, pg_temp as $$
begin
    update group_relation
    set state = 'ended', end_cause = case state when 'invited' then 'lapsed' else 'expired' end,
        ended_at = case state when 'invited' then lapses_at else expires_at end
    where ((tenant_id = own and side = 'parent' and other_tenant = other) or (tenant_id = other and side = 'subsidiary' and other_tenant = own))
      and ((state = 'invited' and lapses_at <= clock_timestamp()) or (state = 'consented' and expires_at <= clock_timestamp()));
end
$$;

-- A relation begins with an invitation here. Rows that come otherwise, with the import of an organization, are history: its partner may have ended
-- since what they say.
create function group_begins() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.state <> 'ended' and current_setting('atrium.inviting', true) is distinct from new.relation_id::text then
        new.state := 'ended';
        new.ended_at := clock_timestamp();
        new.end_cause := 'imported';
    end if;
    return new;
end
$$;
create trigger group_begins before insert on group_relation for each row execute function group_begins();

-- Invites an organization. Whether there is one of that id cannot be told from the answer: the parent's row is the same.
create function group_invite(relation uuid, other text, days integer) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own text := group_self();
    at timestamptz := clock_timestamp();
begin
    if other = own then
        return 'self';
    end if;
    perform group_lock(own, other);
    perform group_settle(own, other);
    if exists (select from group_relation r where r.tenant_id = own and r.side = 'parent' and r.other_tenant = other and r.state <> 'ended') then
        return 'exists';
    end if;
    if (select count(*) from group_relation r where r.tenant_id = own and r.side = 'parent' and r.state = 'invited' and r.lapses_at > at) >= 100 then
        return 'too-many';
    end if;
    perform set_config('atrium.inviting', relation::text, true);
    insert into group_relation (tenant_id, relation_id, side, other_tenant, state, invited_at, lapses_at)
    values (own, relation, 'parent', other, 'invited', at, at + make_interval(days => days));
    if group_knows(other, false) then
        insert into group_relation (tenant_id, relation_id, side, other_tenant, state, invited_at, lapses_at)
        values (other, relation, 'subsidiary', own, 'invited', at, at + make_interval(days => days));
        perform group_tell(other, own, 'group_sharing.invited', relation, jsonb_build_object('parent', own));
    end if;
    return 'done';
end
$$;

-- Consents, or changes what was consented to: the subsidiary alone. wanted null: all metrics; until null: no end.
create function group_consent(relation uuid, wanted text[], until timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own text := group_self();
    at timestamptz := clock_timestamp();
    mine group_relation;
begin
    select * into mine from group_relation r where r.tenant_id = own and r.relation_id = relation and r.side = 'subsidiary';
    if not found then
        return 'not-found';
    end if;
    perform group_lock(own, mine.other_tenant);
    select * into mine from group_relation r where r.tenant_id = own and r.relation_id = relation;
    if mine.state = 'ended' or (mine.state = 'invited' and mine.lapses_at <= at) then
        return 'ended';
    end if;
    update group_relation
    set state = 'consented', metrics = wanted, expires_at = until,
        consented_at = case when mine.state = 'consented' and coalesce(mine.expires_at, 'infinity') > at then mine.consented_at else at end
    where relation_id = relation and tenant_id in (own, mine.other_tenant);
    perform group_tell(mine.other_tenant, own, 'group_sharing.granted', relation,
        jsonb_strip_nulls(jsonb_build_object('subsidiary', own, 'metrics', coalesce(to_jsonb(wanted), '"all"'), 'until', until)));
    return 'done';
end
$$;

-- Ends a relation: either side may, at any time. Answers what the end is called.
create function group_end(relation uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own text := group_self();
    at timestamptz := clock_timestamp();
    mine group_relation;
    cause text;
begin
    select * into mine from group_relation r where r.tenant_id = own and r.relation_id = relation;
    if not found then
        return 'not-found';
    end if;
    perform group_lock(own, mine.other_tenant);
    select * into mine from group_relation r where r.tenant_id = own and r.relation_id = relation;
    if mine.state = 'ended' then
        return 'ended';
    end if;
    cause := case when mine.side = 'parent' then 'withdrawn' when mine.state = 'invited' then 'refused' else 'revoked' end;
    update group_relation set state = 'ended', ended_at = at, end_cause = cause
    where relation_id = relation and tenant_id in (own, mine.other_tenant);
    -- Nobody is told who was never there.
    if exists (select from group_relation r where r.relation_id = relation and r.tenant_id = mine.other_tenant) then
        perform group_tell(mine.other_tenant, own, 'group_sharing.' || cause, relation, jsonb_build_object(mine.side, own));
    end if;
    return cause;
end
$$;

-- Lets a parent read the figures of a subsidiary once: only while it consents and is open, and never without a record in its log.
-- Answers how it stands (done, ended, closed) and which metrics; null: all.
create function group_read(relation uuid, out answer text, out granted text[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own text := group_self();
    theirs group_relation;
begin
    -- The subsidiary's own row decides.
    select * into theirs from group_relation r where r.relation_id = relation and r.other_tenant = own and r.side = 'subsidiary';
    if not found or theirs.state <> 'consented' or theirs.expires_at <= clock_timestamp() then
        answer := 'ended';
        return;
    end if;
    if not group_knows(theirs.tenant_id, true) then
        answer := 'closed';
        return;
    end if;
    perform group_tell(theirs.tenant_id, own, 'group_sharing.read', relation,
        jsonb_build_object('parent', own, 'metrics', coalesce(to_jsonb(theirs.metrics), '"all"')));
    answer := 'done';
    granted := theirs.metrics;
end
$$;

-- When the rows of a tenant go, what it was grouped with ends. An invitation that was never answered just lapses: that nobody will answer it any more
-- would tell that somebody could have.
create function group_partner_gone() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    before text := coalesce(current_setting('atrium.tenant', true), '');
begin
    update group_relation set state = 'ended', ended_at = clock_timestamp(), end_cause = 'erased'
    where relation_id = old.relation_id and tenant_id = old.other_tenant and state <> 'ended' and (state = 'consented' or side = 'subsidiary');
    if found then
        perform group_tell(old.other_tenant, old.tenant_id, 'group_sharing.ended', old.relation_id, jsonb_build_object(old.side, old.tenant_id, 'cause', 'erased'));
        perform set_config('atrium.tenant', before, true);
    end if;
    return old;
end
$$;
create trigger group_partner_gone after delete on group_relation for each row execute function group_partner_gone();

revoke execute on function group_self(), group_knows(text, boolean), group_lock(text, text), group_tell(text, text, text, uuid, jsonb),
    group_settle(text, text), group_invite(uuid, text, integer), group_consent(uuid, text[], timestamptz), group_end(uuid), group_read(uuid),
    group_begins(), group_partner_gone() from public;
grant execute on function group_invite(uuid, text, integer), group_consent(uuid, text[], timestamptz), group_end(uuid), group_read(uuid) to atrium_server;

-- Which sessions were ended before the tokens issued for them ran out. session_id '' stands for everything that was issued to the
-- subject until ended_at. Rows are needed for as long as a token may live, and removed a week later.
create table session_end (
    tenant_id  text        not null,
    subject    text        not null check (subject <> ''),
    session_id text        not null,
    ended_at   timestamptz not null,
    primary key (tenant_id, subject, session_id)
);

-- With what and from where a session was last used here: Keycloak does not tell the browser. Removed two days after the last use.
create table session_sighting (
    tenant_id  text        not null,
    session_id text        not null check (session_id <> ''),
    subject    text        not null check (subject <> ''),
    address    text,
    user_agent text,
    last_seen  timestamptz not null,
    primary key (tenant_id, session_id)
);

do $$
declare
    name text;
begin
    foreach name in array array['session_end', 'session_sighting'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy tenant on %I using (tenant_id = current_setting(''atrium.tenant'', true))', name);
        execute format('grant select, insert, update, delete on %I to atrium_server', name);
    end loop;
end
$$;

-- How far the directory's change feed has been carried into the warehouse. Rows there replace each other by sequence, so a batch
-- that is carried twice, because the server stopped before it moved the cursor, changes nothing.
create table directory_cursor (
    tenant_id text   not null primary key,
    sequence  bigint not null check (sequence >= 0)
);

alter table directory_cursor enable row level security;
alter table directory_cursor force row level security;
create policy tenant on directory_cursor using (tenant_id = current_setting('atrium.tenant', true));
grant select, insert, update on directory_cursor to atrium_server;

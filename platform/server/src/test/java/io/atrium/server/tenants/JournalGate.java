package io.atrium.server.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Holds the server still at one line of a tenant's journal, or at what an export or an import writes down of a file, with PostgreSQL alone: a trigger waits for a lock that this
 * holds. At a line {@code applied} the step is done and nobody knows yet, which is the worst moment to be killed.
 */
final class JournalGate implements AutoCloseable {
    private static final int LOCK = 4711;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Connection connection;
    private String tenant = "";

    private JournalGate(Connection connection) {
        this.connection = connection;
    }

    static JournalGate install(Installation installation) throws SQLException {
        Connection connection = DriverManager.getConnection(
                installation.jdbc(), "atrium_owner", installation.stack().secret("postgresql-owner"));
        JournalGate gate = new JournalGate(connection);
        // Not tenant_id: by that column an erasure finds what it deletes.
        gate.execute("create table gate (tenant text, operation text, outcome text)");
        gate.execute("""
                create function hold_journal() returns trigger language plpgsql security definer as $$
                begin
                    if exists (select 1 from gate g where g.tenant = new.tenant_id and g.operation = new.operation
                               and g.outcome = new.outcome) then
                        perform pg_advisory_xact_lock(4711);
                    end if;
                    return new;
                end $$""");
        gate.execute(
                "create trigger hold before insert on tenant_journal for each row execute function hold_journal()");
        gate.execute("""
                create function hold_transfer() returns trigger language plpgsql security definer as $$
                declare
                    path text := case tg_table_name when 'tenant_export_part' then to_jsonb(new) -> 'entry' ->> 'path' else to_jsonb(new) ->> 'path' end;
                begin
                    if exists (select 1 from gate g where g.tenant = '' and g.operation = path and g.outcome = tg_table_name) then
                        perform pg_advisory_xact_lock(4711);
                    end if;
                    return new;
                end $$""");
        for (String table : java.util.List.of("tenant_export_part", "tenant_import_progress")) {
            gate.execute("create trigger hold before insert or update on " + table
                    + " for each row execute function hold_transfer()");
        }
        return gate;
    }

    /** The next time that a file of an export, or a block of a file of an import, is written down, the server waits. */
    void closeAtFile(String table, String path) throws SQLException {
        closeAt("", path, table);
    }

    /** The next time that this line is written for the tenant, the server waits. */
    void closeAt(String tenant, String operation, String outcome) throws SQLException {
        this.tenant = tenant.isEmpty() ? this.tenant : tenant;
        execute("select pg_advisory_lock(" + LOCK + ")");
        execute("delete from gate");
        execute("insert into gate values ('" + tenant + "', '" + operation + "', '" + outcome + "')");
    }

    /** Returns once the server waits; says what the journal has last when it never does. */
    void awaitArrival() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(number("select count(*) from pg_locks where locktype = 'advisory' and objid = "
                                        + LOCK + " and not granted"))
                                .as("waiting at the gate; the journal: %s", journal())
                                .isEqualTo(1));
    }

    private String journal() throws SQLException {
        text("select set_config('atrium.tenant', '" + tenant + "', false)");
        return text("""
                select coalesce(string_agg(l, chr(10)), 'empty') from (
                    select concat_ws(' ', tenant_id, operation, outcome, detail) as l from tenant_journal order by at desc limit 8) j""");
    }

    /** Lets the server go on. */
    void open() throws SQLException {
        execute("delete from gate");
        execute("select pg_advisory_unlock(" + LOCK + ")");
    }

    private void execute(String statement) throws SQLException {
        try (Statement prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private int number(String query) throws SQLException {
        return Integer.parseInt(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

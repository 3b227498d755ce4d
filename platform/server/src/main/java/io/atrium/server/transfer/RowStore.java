package io.atrium.server.transfer;

import io.atrium.server.storage.Database;
import io.atrium.server.tenants.TenantRestorer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A tenant's rows in every table of PostgreSQL that has a tenant: out in one snapshot, in in one transaction. */
final class RowStore {
    /** Encrypted with this server's key, or a hash that is gone once it was used. */
    static final Map<String, Set<String>> SECRETS = Map.of(
            "organization_settings",
            Set.of("smtp_password"),
            "tenant_administrator",
            Set.of("password_hash", "password_salt", "password_iterations"));

    /** What these say is about the installation that a tenant was made in, or about other tenants of it, or is found out anew. */
    static final Set<String> NOT_RESTORED =
            Set.of("tenant_journal", "tenant_administrator", "directory_cursor", "group_relation");

    private static final int FETCH = 500;
    private static final int BATCH_ROWS = 500;
    private static final int BATCH_CHARACTERS = 4 << 20;

    private final Database database;

    RowStore(Database database) {
        this.database = database;
    }

    /** A table of the catalog, with the columns that are exported. */
    record Table(String name, List<String> columns, String orderBy) {
        Table {
            columns = List.copyOf(columns);
        }
    }

    /** What a snapshot says beside its rows. */
    record Snapshot(Instant at, boolean suspended, long waiting) {}

    /** Takes the tables, one after the other, in an order in which they can be restored. */
    interface Reader {
        void table(Table table, Rows rows) throws IOException, InterruptedException;
    }

    /** Writes one table's rows, each as a JSON object. */
    interface Rows {
        void writeTo(ArchiveWriter.Lines lines) throws IOException;
    }

    /** Reads everything as of one moment. */
    Snapshot read(String tenantId, Reader reader) {
        return database.inSnapshotOfTenant(tenantId, handle -> {
            handle.execute("set local timezone = 'UTC'");
            Snapshot snapshot = snapshot(handle);
            for (Table table : tables(handle)) {
                try {
                    reader.table(table, lines -> rows(handle, tenantId, table, lines));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new UncheckedIOException(new IOException("interrupted", e));
                }
            }
            return snapshot;
        });
    }

    /** Whether the tenant is shut, and how much of it waits to be published. */
    Snapshot look(String tenantId) {
        return database.inTenant(tenantId, RowStore::snapshot);
    }

    private static Snapshot snapshot(Handle handle) {
        return handle.createQuery("""
                        select now() as at, state = 'suspended' as suspended, (select count(*) from outbox) as waiting from tenant""")
                .map((row, context) -> new Snapshot(
                        row.getTimestamp("at").toInstant(), row.getBoolean("suspended"), row.getLong("waiting")))
                .one();
    }

    private static List<Table> tables(Handle handle) {
        return handle.createQuery("""
                        select t.table_name, t.order_by,
                               array(select a.attname::text from pg_attribute a where a.attrelid = t.table_name::regclass
                                     and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
                        from tenant_tables_in_order() with ordinality t (table_name, order_by, place) order by t.place""")
                .map((row, context) -> {
                    String name = row.getString("table_name");
                    Set<String> secret = SECRETS.getOrDefault(name, Set.of());
                    List<String> columns = Stream.of(
                                    (String[]) row.getArray("columns").getArray())
                            .filter(column -> !secret.contains(column))
                            .toList();
                    return new Table(name, columns, row.getString("order_by"));
                })
                .list();
    }

    private static void rows(Handle handle, String tenantId, Table table, ArchiveWriter.Lines lines)
            throws IOException {
        Set<String> secret = SECRETS.getOrDefault(table.name(), Set.of());
        try (Stream<String> rows = handle
                .createQuery("select (to_jsonb(t) - cast(:secret as text[]))::text from " + table.name()
                        + " t where tenant_id = :tenant order by " + table.orderBy())
                .bindArray("secret", String.class, secret.toArray())
                .bind("tenant", tenantId)
                .setFetchSize(FETCH)
                .mapTo(String.class)
                .stream()) {
            for (Iterator<String> row = rows.iterator(); row.hasNext(); ) {
                lines.add(row.next());
            }
        }
    }

    /** Versions of the migrations that were applied here. */
    List<String> schema() {
        return database.withoutTenant(handle -> handle.createQuery(
                        "select version from flyway_schema_history where success and version is not null order by installed_rank")
                .mapTo(String.class)
                .list());
    }

    /** Adds everything that an archive has, or nothing, and once. What numbers the database gives are given anew, in the same order. */
    void restore(TenantRestorer.Origin origin, Archive archive) {
        String tenantId = origin.id();
        database.useTenant(tenantId, handle -> {
            if (handle.execute(
                            "update tenant_import set rows_of = ? where id = ? and rows_of is distinct from ?",
                            origin.request(),
                            origin.importId(),
                            origin.request())
                    == 0) {
                return;
            }
            try {
                for (Manifest.Entry entry : archive.manifest().of(Manifest.Entry.POSTGRESQL)) {
                    if (!NOT_RESTORED.contains(entry.name()) && !entry.name().equals("audit_record")) {
                        restore(handle, tenantId, archive, entry);
                    }
                }
                restore(handle, tenantId, archive, archive.manifest().file(Manifest.Entry.POSTGRESQL, "audit_record"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UncheckedIOException(new IOException("interrupted", e));
            }
        });
    }

    private static void restore(Handle handle, String tenantId, Archive archive, Manifest.Entry entry)
            throws IOException, InterruptedException {
        List<String> batch = new ArrayList<>();
        int[] characters = {0};
        archive.lines(entry, line -> {
            batch.add(line);
            characters[0] += line.length();
            if (batch.size() >= BATCH_ROWS || characters[0] >= BATCH_CHARACTERS) {
                put(handle, tenantId, entry, batch);
                batch.clear();
                characters[0] = 0;
            }
        });
        if (!batch.isEmpty()) {
            put(handle, tenantId, entry, batch);
        }
    }

    private static void put(Handle handle, String tenantId, Manifest.Entry entry, List<String> batch) {
        String[] columns =
                entry.columns() == null ? new String[0] : entry.columns().toArray(new String[0]);
        String rows = "[" + String.join(",", batch) + "]";
        switch (entry.name()) {
            case "audit_record" ->
                run(handle.createQuery("select 1 from audit_restore(:tenant, cast(:rows as jsonb))")
                        .bind("tenant", tenantId)
                        .bind("rows", rows));
            case "tenant" ->
                run(handle.createQuery(
                                "select 1 from tenant_restore_itself(:tenant, cast(:columns as text[]), cast(:rows as jsonb) -> 0)")
                        .bind("tenant", tenantId)
                        .bindArray("columns", String.class, (Object[]) columns)
                        .bind("rows", rows));
            default ->
                run(handle.createQuery(
                                "select 1 from tenant_restore_rows(:tenant, :table, cast(:columns as text[]), cast(:rows as jsonb))")
                        .bind("tenant", tenantId)
                        .bind("table", entry.name())
                        .bindArray("columns", String.class, (Object[]) columns)
                        .bind("rows", rows));
        }
    }

    private static void run(Query call) {
        call.mapTo(Integer.class).list();
    }

    /** Takes away what {@link #restore} has added, while an import is undone. */
    void unrestore(String tenantId) {
        database.useTenant(
                tenantId,
                handle -> handle.createQuery("select 1 from tenant_unrestore_rows(:tenant)")
                        .bind("tenant", tenantId)
                        .mapTo(Integer.class)
                        .list());
    }

    /** Restored dead letters of a topic. */
    Map<String, Long> letters(String tenantId) {
        Map<String, Long> letters = new HashMap<>();
        database.useTenant(
                tenantId,
                handle -> handle.createQuery(
                                "select origin_topic, count(*) as letters from dead_letter group by origin_topic")
                        .map((row, context) -> Map.entry(row.getString("origin_topic"), row.getLong("letters")))
                        .forEach(topic -> letters.put(topic.getKey(), topic.getValue())));
        return letters;
    }
}

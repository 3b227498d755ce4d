package io.atrium.server.transfer;

import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.TenantRestorer;
import io.atrium.warehouse.transfer.Cut;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tenants' rows on their way out and in, and what is really in the tables. */
final class MovingRows {
    private static final Map<String, List<String>> GIVEN_ANEW = Map.of(
            "directory_change", List.of("sequence"),
            "outbox", List.of("id"),
            "dead_letter", List.of("id", "run_id", "origin_partition"),
            "dead_letter_run", List.of("id"),
            "dead_letter_history", List.of("id", "letter_id", "run_id"),
            "role_grant", List.of("sequence"),
            "organization_settings", List.of("smtp_password"),
            "tenant", List.of("state", "wanted", "request_id", "import_id", "reader_slot"));

    private final Database database;
    private final RowStore store;
    private final String jdbc;
    private final String superuser;
    private final Path directory;
    private final Map<String, TenantRestorer.Origin> origins = new HashMap<>();

    MovingRows(Database database, String jdbc, String superuser, Path directory) {
        this.database = database;
        this.store = new RowStore(database);
        this.jdbc = jdbc;
        this.superuser = superuser;
        this.directory = directory;
    }

    void fill(String id) throws SQLException {
        String insert = """
                insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation, created_by, opt_out_allowed)
                values ('$', '甲', 'A "quoted" name', 'UTC', 'en', 'active', false, 'Oakley', true);
                insert into tenant_journal (tenant_id, at, operation, outcome, detail) values ('$', now(), 'rows', 'applied', '');
                insert into organization_settings (tenant_id, version, first_run_completed, working_days, smtp_password, changed_at, changed_by)
                values ('$', 3, true, '{MONDAY,"TUES,DAY"}', '\\x0102', '2026-01-02 03:04:05.000678+00', 'me');
                insert into calendar_exception (tenant_id, day, name, working) values ('$', '2026-10-01', '国庆', false);
                update tenant set industry = 'C', size_class = '300-999', comparison_changed_at = now(), comparison_changed_by = 'me' where tenant_id = '$';
                insert into index_goal (tenant_id, version, metric, metric_version, old_value, new_value, changed_at, changed_by, changed_by_name)
                values ('$', 1, 'org.habit_rate', 1, null, 0.1, '2026-02-03 04:05:06.000789+00', 'u', 'me'),
                       ('$', 2, 'org.habit_rate', 1, 0.1, null, now(), 'u', 'me');
                insert into branding (tenant_id, accent, logo, logo_digest, changed_at, changed_by)
                values ('$', '#112233', '\\x89504e47', repeat('a', 64), now(), 'me');
                insert into directory_state (tenant_id, revision, next_department_no, next_member_no) values ('$', 7, 3, 3);
                insert into department (tenant_id, department_no, code, name) values ('$', 1, '/', '甲'), ('$', 2, 'sales', 'Sales');
                insert into department_period (tenant_id, department_no, parent_no, path, valid_from)
                values ('$', 1, null, '{1}', '1970-01-01'), ('$', 2, 1, '{1,2}', '1970-01-01');
                insert into member (tenant_id, member_no, external_id, name) values ('$', 1, 'a', E'人\\n"x"'), ('$', 2, 'b', '');
                insert into member_period (tenant_id, member_no, department_no, title, manager_no, site, kind, valid_from)
                values ('$', 1, 2, '', 2, '', 'human', '2024-01-01'), ('$', 2, 2, '', null, '', 'bot', '2024-01-01');
                insert into member_opt_out (tenant_id, member_no, since, uncounted_from, until, counted_from)
                values ('$', 1, '2026-02-03 04:05:06.000789+00', '2026-02-04', '2026-03-01 00:00:00+00', '2026-03-01'),
                       ('$', 1, '2026-04-01 00:00:00+00', '2026-04-02', null, null);
                insert into directory_change (tenant_id, kind, no, valid_from, deleted, payload)
                values ('$', 'member', 2, '2024-01-01', false, '{"b": [1.50, null], "a": "x"}'), ('$', 'member', 1, '2024-01-01', false, '{}');
                insert into directory_cursor (tenant_id, sequence) values ('$', 99);
                insert into outbox (tenant_id, topic, record_key, event) values ('$', 'atrium.usage', '$/1', '\\x00ff');
                insert into custom_role (tenant_id, role_id, name_zh, name_en, permissions, version, changed_at, changed_by)
                values ('$', 'reader', '读', 'R', '{health:read}', 1, now(), 'me');
                insert into role_grant (tenant_id, grant_id, role_id, member_no, reason, granted_at, granted_by, granted_by_name, expires_at)
                values ('$', gen_random_uuid(), 'reader', 1, 'r', now(), 'me', 'Me', now() + interval '1 day');
                insert into role_grant (tenant_id, grant_id, role_id, member_no, reason, granted_at, granted_by, granted_by_name, expires_at, delegation_of)
                select '$', gen_random_uuid(), 'reader', 2, 'r', now(), 'me', 'Me', expires_at, grant_id from role_grant where tenant_id = '$';
                insert into dead_letter_run (tenant_id, rule, matched, started_by, started_by_name, started_at) values ('$', '{}', 1, 'me', 'Me', now());
                insert into dead_letter (tenant_id, origin_topic, origin_partition, origin_offset, arrival, record_value, reason, detail, received_at, state, run_id)
                select '$', 'atrium.usage', 3, 17, now(), '\\x01', 'corrupt', '', now(), 'replaying', id from dead_letter_run where tenant_id = '$';
                insert into dead_letter_history (tenant_id, letter_id, at, action, run_id, by_name, by_id, detail)
                select '$', id, now(), 'claimed', run_id, 'Me', 'me', '' from dead_letter where tenant_id = '$';
                """;
        change(insert.replace("$", id));
        record(id);
        record(id);
    }

    /** Adds to the tenant's audit log, as everybody does. */
    void record(String id) throws SQLException {
        change("""
                insert into audit_record (tenant_id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, outcome, details)
                values ('$', now(), 'user', 'u', '人', 'tenant.resumed', 'tenant', '$', 'success', '{"b":1,"a":"é"}')""".replace("$", id));
    }

    Archive export(String id) throws Exception {
        return export(id, UnaryOperator.identity());
    }

    Archive export(String id, UnaryOperator<String> forge) throws Exception {
        Path file = directory.resolve(UUID.randomUUID() + ".tar");
        List<Manifest.Entry> entries = new ArrayList<>();
        try (ArchiveWriter archive = ArchiveWriter.open(file, 0)) {
            store.read(
                    id,
                    (table, rows) -> entries.add(archive.add(
                            "postgresql/" + table.name() + ".jsonl.gz",
                            Manifest.Entry.POSTGRESQL,
                            table.name(),
                            table.columns(),
                            lines -> rows.writeTo(line -> lines.add(forge.apply(line))))));
            archive.finish(Json.mapper()
                    .writeValueAsString(new Manifest(
                            Manifest.KIND,
                            Manifest.VERSION,
                            UUID.randomUUID(),
                            new Manifest.Subject(id, "甲", "A"),
                            "Oakley",
                            Instant.now(),
                            Instant.now(),
                            "test",
                            true,
                            new Cut(List.of()),
                            Instant.now(),
                            Instant.now(),
                            new Manifest.Schema(store.schema()),
                            entries,
                            Omissions.ALL)));
        }
        Archive checked = Archive.check(file);
        Files.copy(file, directory.resolve("last.tar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return checked;
    }

    /** As if the tenant had never been here. */
    void remove(String id) throws SQLException {
        StringBuilder all = new StringBuilder("set session_replication_role = replica;");
        for (String table : column("select t from tenant_tables() t")) {
            all.append("delete from ")
                    .append(table)
                    .append(" where tenant_id = '")
                    .append(id)
                    .append("';");
        }
        change(all.toString());
    }

    /** A tenant is being made from an import. */
    void begin(String id) throws SQLException {
        TenantRestorer.Origin origin = new TenantRestorer.Origin(id, UUID.randomUUID(), UUID.randomUUID());
        origins.put(id, origin);
        change("""
                delete from tenant_import_number;
                update tenant set import_id = null; delete from tenant_import;
                insert into tenant_import (id, tenant, name_zh, name_en, uploaded_by, uploaded_at, state, bytes, sha256, exported_at, partition_no)
                values ('%s', '$', '甲', 'A', 'Oakley', now(), 'started', 1, '', now(), 65535);
                insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation, import_id, request_id)
                values ('$', '?', '?', 'UTC', 'en', 'provisioning', false, '%s', '%s')""".formatted(origin.importId(), origin.importId(), origin.request())
                .replace("$", id));
    }

    void cancel(String id) throws SQLException {
        change("update tenant set state = 'cancelling' where tenant_id = '" + id + "'");
    }

    void restore(String id, Archive archive) {
        TenantRestorer.Origin origin = origins.get(id);
        if (origin == null) {
            throw new IllegalStateException("nothing was begun");
        }
        store.restore(origin, archive);
    }

    void unrestore(String id) {
        store.unrestore(id);
    }

    /** Calls the function that restores a log, for a tenant that is not imported. */
    void restoreAudit(String id) {
        database.useTenant(id, handle -> handle.execute("select audit_restore('" + id + "', '[]')"));
    }

    /** What the server's role could try with the setting that the function uses. */
    void pretendToRestore(String id) {
        database.useTenant(id, handle -> {
            handle.execute("select set_config('atrium.restoring', '" + id + "', true)");
            handle.execute("""
                    insert into audit_record (tenant_id, sequence, recorded_at, at, actor_kind, actor_id, actor_name, action, object_kind,
                        object_id, outcome, details, previous_hash, hash)
                    values ('$', 4711, now(), now(), 'user', 'u', 'u', 'tenant.resumed', 'tenant', '$', 'success', '{}',
                        sha256('x'), sha256('y'))""".replace("$", id));
        });
    }

    /** Every row, table by table. */
    Map<String, List<String>> rows(String id) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : column("select table_name from tenant_tables_in_order()")) {
            if (!RowStore.NOT_RESTORED.contains(table)) {
                String order = column(
                                "select order_by from tenant_tables_in_order() where table_name = '" + table + "'")
                        .get(0);
                rows.put(
                        table,
                        column("select (to_jsonb(t) - string_to_array('"
                                + String.join(",", GIVEN_ANEW.getOrDefault(table, List.of())) + "', ','))::text from "
                                + table + " t where tenant_id = '" + id + "' order by " + order));
            }
        }
        return rows;
    }

    /** Records whose hash is not theirs, or that do not follow the one before. */
    long brokenLinks(String id) throws SQLException {
        return Long.parseLong(column("""
                        select count(*) from audit_record r left join audit_record b on b.tenant_id = r.tenant_id and b.sequence = r.sequence - 1
                        where r.tenant_id = '$' and (r.hash <> audit_hash(r) or (r.sequence > 1 and b.hash is distinct from r.previous_hash))""".replace("$", id)).get(0));
    }

    long lettersWithTheirHistory(String id) throws SQLException {
        return Long.parseLong(column("""
                        select count(*) from dead_letter l join dead_letter_history h on h.letter_id = l.id and h.run_id = l.run_id
                        join dead_letter_run r on r.id = l.run_id where l.tenant_id = '$'""".replace("$", id)).get(0));
    }

    List<String> columnsOfBytes() throws SQLException {
        return column("""
                select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
                where a.atttypid = 'bytea'::regtype and c.relkind = 'r' and c.relname in (select t from tenant_tables() t)""");
    }

    @Nullable
    String text(String id, String query) {
        return database.inTenant(
                id, handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private void change(String statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbc, "postgres", superuser);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private List<String> column(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbc, "postgres", superuser);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}

package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.server.testing.TestStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One tenant's chain, as the server sees it and as somebody who may do everything to the database does. */
final class TestedChain {
    private final TestStack stack;
    private final Audit audit;
    private final AuditLog log;
    private final String tenant;

    TestedChain(TestStack stack, Audit audit, AuditLog log, String tenant) {
        this.stack = stack;
        this.audit = audit;
        this.log = log;
        this.tenant = tenant;
    }

    void fill(int records) {
        IntStream.rangeClosed(1, records).forEach(n -> audit.record(entry(tenant, n)));
    }

    void assertFound(long sequence, String code) {
        ChainCheck.Problem problem = verify().problem();
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.sequence()).isEqualTo(sequence);
    }

    ChainCheck.Verdict verify() {
        return log.verify(tenant, List.of(), new AtomicLong());
    }

    List<String> objects() {
        List<String> objects = new ArrayList<>();
        log.forEach(tenant, AuditQuery.EVERYTHING, record -> objects.add(record.objectId()));
        return objects;
    }

    static AuditEntry entry(String tenant, int number) {
        return AuditEntry.of(tenant, Actor.system("test"), AuditAction.SETTINGS__CHANGED)
                .on("settings", Integer.toString(number))
                .detail("number", number);
    }

    /** As somebody who may do everything and first takes the triggers away; {@code %s} is the tenant. */
    void asSuperuser(String... statements) throws SQLException {
        List<String> all = new ArrayList<>();
        all.add("set session_replication_role = replica");
        all.addAll(List.of(statements));
        asSuperuserWithTriggers(all.toArray(String[]::new));
    }

    void asSuperuserWithTriggers(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/atrium",
                        "postgres",
                        stack.components().secret("postgresql-superuser"));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.formatted(tenant));
            }
        }
    }

    /** Makes the first records of the chain so many days old, with hashes that fit, as if they had been recorded then. */
    void age(int records, int days) throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("update audit_record set recorded_at = recorded_at - interval '" + days
                + " days' where tenant_id = '%s' and sequence <= " + records);
        for (int sequence = 1; sequence <= 5; sequence++) {
            statements.add("update audit_record r set previous_hash = coalesce((select p.hash from audit_record p"
                    + " where p.tenant_id = r.tenant_id and p.sequence = r.sequence - 1), previous_hash)"
                    + " where tenant_id = '%s' and sequence = " + sequence);
            statements.add(
                    "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = " + sequence);
        }
        asSuperuser(statements.toArray(String[]::new));
    }
}

package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.security.RequestOrigin;
import io.atrium.server.storage.Database;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain on real PostgreSQL: what the server may do to it, and what is found when somebody more powerful does more. */
final class ChainIT {
    private static final String OTHER = "other" + UUID.randomUUID().toString().substring(0, 8);

    private static TestStack stack;
    private static Database database;
    private static Audit audit;
    private static AuditLog log;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        database = stack.database();
        audit = new Audit(database);
        log = new AuditLog(database, Clock.systemUTC());
        audit.record(entry(OTHER, 1));
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    @Test
    void whatIsRecordedIsRead() {
        RequestOrigin origin = new RequestOrigin("192.0.2.7", "curl/8 \u0000 \"quoted\"\r\nInjected: 1", "r-1");
        audit.record(AuditEntry.of(tenant, new Actor(Actor.Kind.USER, "s-1", "管理员"), AuditAction.SETTINGS__CHANGED)
                .on("settings", tenant)
                .behalfOf("s-2")
                .from(origin)
                .ended(Outcome.FAILED)
                .changed(List.of("a"), List.of("b"))
                .detail("changed", List.of("smtp", "组织名称"))
                .detail("count", 3));

        AuditRecord record = log.find(tenant, 1).orElseThrow();

        assertThat(record.actorName()).isEqualTo("管理员");
        assertThat(record.onBehalfOf()).isEqualTo("s-2");
        assertThat(record.action()).isEqualTo("settings.changed");
        assertThat(record.outcome()).isEqualTo("failed");
        assertThat(record.userAgent()).isEqualTo("curl/8   \"quoted\"  Injected: 1");
        assertThat(record.details()).isEqualTo("{\"changed\":[\"smtp\",\"组织名称\"],\"count\":3}");
        // SHA-256 of ["a"], computed with sha256sum
        assertThat(record.beforeDigest()).isEqualTo("0eb5b8d6f81bc677da8a08567cc4fa9a06a57e9ec8da85ed73a7f62727996002");
        assertThat(record.previousHash()).isEqualTo("0".repeat(64));
        assertThat(ChainHash.of(record)).isEqualTo(record.hash());
    }

    @Test
    void anAbortedChangeLeavesNoRecordAndACommittedOneAlwaysDoes() {
        audit.record(entry(tenant, 1));

        assertThatThrownBy(() -> database.useTenant(tenant, handle -> {
                    audit.record(handle, entry(tenant, 2));
                    throw new IllegalStateException("the change failed after all");
                }))
                .hasMessageContaining("after all");
        database.useTenant(tenant, handle -> audit.record(handle, entry(tenant, 3)));

        assertThat(objects()).containsExactly("1", "3");
        assertThat(verify().intact()).isTrue();
        assertThat(verify().through()).isEqualTo(2);
    }

    @Test
    void whatComesTwiceIsRecordedOnce() {
        Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
        audit.record(entry(tenant, 1).learned(at, "keycloak/17"));
        audit.record(entry(tenant, 1).learned(at, "keycloak/17"));
        audit.record(entry(tenant, 2));

        assertThat(objects()).containsExactly("1", "2");
        assertThat(log.find(tenant, 1).orElseThrow().at()).isEqualTo(at);
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void manyWritersMakeOneChainWithoutGaps() throws Exception {
        int writers = 8;
        int each = 250;
        int all = writers * each;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        long begin = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
            running.add(pool.submit(() -> IntStream.range(0, each).forEach(n -> audit.record(entry(tenant, n)))));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        pool.shutdown();
        begin = System.nanoTime();
        ChainCheck.Verdict verdict = verify();
        double verifying = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "audit: %d records by %d writers in %.2f s (%.0f/s), verified in %.3f s (%.0f/s)%n",
                all, writers, seconds, all / seconds, verifying, all / verifying);

        assertThat(verdict.problem()).isNull();
        assertThat(verdict.checked()).isEqualTo(all);
        assertThat(verdict.through()).isEqualTo(all);
    }

    @Test
    void theServerMayOnlyAdd() {
        audit.record(entry(tenant, 1));

        for (String forbidden : List.of(
                "update audit_record set actor_id = 'nobody'",
                "delete from audit_record",
                "truncate audit_record",
                "insert into audit_checkpoint select tenant_id, sequence, hash, recorded_at, recorded_at from audit_record",
                "delete from audit_checkpoint",
                "alter table audit_record disable trigger all")) {
            assertThatThrownBy(() -> database.useTenant(tenant, handle -> handle.execute(forbidden)))
                    .as(forbidden)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        assertThat(verify().checked()).isEqualTo(1);
    }

    @Test
    void theServerCannotChooseAPlaceInTheChain() {
        audit.record(entry(tenant, 1));

        database.useTenant(tenant, handle -> handle.execute("""
                        insert into audit_record select tenant_id, 77, '1999-01-01', at, actor_kind, actor_id, actor_name, null, action,
                            object_kind, '2', outcome, null, null, null, null, null, details, null, sha256('x'), sha256('y') from audit_record"""));

        AuditRecord second = log.find(tenant, 2).orElseThrow();
        assertThat(second.recordedAt()).isAfter(Instant.now().minusSeconds(60));
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void evenTheOwnerCannotChangeARecordWithoutTakingTheTriggerAway() throws SQLException {
        audit.record(entry(tenant, 1));

        for (String forbidden : List.of(
                "update audit_record set actor_id = 'nobody'", "delete from audit_record", "truncate audit_record")) {
            assertThatThrownBy(() -> asSuperuserWithTriggers(forbidden))
                    .as(forbidden)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void otherTenantsAndNoTenantSeeNothing() {
        audit.record(entry(tenant, 1));
        String count = "select count(*) from audit_record";

        assertThat(database.<Integer>withoutTenant(
                        handle -> handle.select(count).mapTo(Integer.class).one()))
                .isZero();
        assertThat(database.<Integer>inTenant(
                        tenant,
                        handle -> handle.select(count + " where tenant_id <> ?", tenant)
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
        assertThat(database.<Integer>inTenant(
                        tenant,
                        handle -> handle.select(count).mapTo(Integer.class).one()))
                .isEqualTo(1);
        assertThatThrownBy(() -> database.useTenant(tenant, handle -> audit.record(handle, entry(OTHER, 9))))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aChangedRecordIsFound() throws SQLException {
        fill(5);

        asSuperuser("update audit_record set actor_name = 'somebody else' where tenant_id = '%s' and sequence = 3");

        assertFound(3, "changed");
    }

    @Test
    void aRecordThatWasComputedAnewIsFoundByTheNextOne() throws SQLException {
        fill(5);

        asSuperuser(
                "update audit_record set actor_name = 'somebody else' where tenant_id = '%s' and sequence = 3",
                "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 3");

        assertFound(4, "unlinked");
    }

    @Test
    void aRemovedRecordIsFound() throws SQLException {
        fill(5);

        asSuperuser("delete from audit_record where tenant_id = '%s' and sequence = 3");

        assertFound(3, "missing");
    }

    @Test
    void recordsInAnotherOrderAreFound() throws SQLException {
        fill(5);

        asSuperuser(
                "update audit_record set sequence = 99 where tenant_id = '%s' and sequence = 3",
                "update audit_record set sequence = 3 where tenant_id = '%s' and sequence = 4",
                "update audit_record set sequence = 4 where tenant_id = '%s' and sequence = 99");

        assertFound(3, "changed");
    }

    @Test
    void anInsertedRecordIsFound() throws SQLException {
        fill(5);

        asSuperuser(
                "update audit_record set sequence = sequence + 10 where tenant_id = '%s' and sequence > 3",
                "update audit_record set sequence = sequence - 9 where tenant_id = '%s' and sequence > 10",
                """
                insert into audit_record select tenant_id, 4, recorded_at, at, actor_kind, 'forged', actor_name, null, action,
                    object_kind, object_id, outcome, null, null, null, null, null, details, null, hash, sha256('y')
                from audit_record where tenant_id = '%s' and sequence = 3""",
                "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 4");

        assertFound(5, "changed");
    }

    @Test
    void aCutEndIsFoundByAnAnchor() throws SQLException {
        fill(5);
        ChainLink anchor = log.head(tenant).orElseThrow();

        asSuperuser("delete from audit_record where tenant_id = '%s' and sequence > 3");

        assertThat(verify().intact()).as("nothing in the database tells").isTrue();
        ChainCheck.Verdict verdict = log.verify(tenant, List.of(anchor), new AtomicLong());
        assertThat(verdict.problem()).isNotNull();
        assertThat(verdict.problem().code()).isEqualTo("truncated");
        assertThat(verdict.problem().sequence()).isEqualTo(4);
    }

    @Test
    void anEmptiedLogIsFoundByAnAnchor() throws SQLException {
        fill(3);
        ChainLink anchor = log.head(tenant).orElseThrow();

        asSuperuser("delete from audit_record where tenant_id = '%s'");

        assertThat(log.verify(tenant, List.of(anchor), new AtomicLong()).problem())
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("truncated");
    }

    @Test
    void aChainThatWasComputedAnewToItsEndIsFoundByAnAnchor() throws SQLException {
        fill(3);
        ChainLink anchor = log.head(tenant).orElseThrow();

        asSuperuser(
                "update audit_record set actor_name = 'x', hash = sha256('y') where tenant_id = '%s' and sequence = 2",
                "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 2",
                "update audit_record r set previous_hash = (select p.hash from audit_record p where p.tenant_id = r.tenant_id and p.sequence = 2)"
                        + " where tenant_id = '%s' and sequence = 3",
                "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 3");

        assertThat(verify().intact()).as("the chain in itself is well").isTrue();
        assertThat(log.verify(tenant, List.of(anchor), new AtomicLong()).problem())
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("replaced");
    }

    @Test
    void retentionRemovesWhatIsOldAndTheRestStillVerifies() throws SQLException {
        fill(5);
        AuditRecord second = log.find(tenant, 2).orElseThrow();
        ChainLink old = new ChainLink(2, second.hash(), second.recordedAt());
        age(3, 200);

        long removed = log.retain(tenant, 190);
        fill(1);

        assertThat(removed).isEqualTo(3);
        ChainCheck.Verdict verdict = verify();
        assertThat(verdict.problem()).isNull();
        assertThat(verdict.from()).isEqualTo(4);
        assertThat(verdict.through()).isEqualTo(6);
        assertThat(log.retain(tenant, 190)).isZero();
        assertThat(log.verify(tenant, List.of(old), new AtomicLong()).problem())
                .as("the anchor says that the removed record was young")
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("removed-early");
    }

    @Test
    void retentionKeepsTheNewestAndNothingYoungerThanHalfAYear() throws SQLException {
        fill(3);
        age(3, 200);

        assertThatThrownBy(() -> log.retain(tenant, 183)).hasMessageContaining("184 days at least");
        assertThat(log.retain(tenant, 184)).isEqualTo(2);
        assertThat(verify().checked()).isEqualTo(1);
        fill(1);
        assertThat(verify().through()).isEqualTo(4);
    }

    @Test
    void evenWithACheckpointNothingYoungCanBeRemoved() throws SQLException {
        fill(3);
        asSuperuserWithTriggers(
                "insert into audit_checkpoint select tenant_id, sequence, hash, recorded_at, now() from audit_record where tenant_id = '%s' and sequence = 2");

        assertThatThrownBy(() ->
                        asSuperuserWithTriggers("delete from audit_record where tenant_id = '%s' and sequence <= 2"))
                .hasMessageContaining("only added to");
    }

    /** Makes the first records of the chain so many days old, with hashes that fit, as if they had been recorded then. */
    private void age(int records, int days) throws SQLException {
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

    private void fill(int records) {
        IntStream.rangeClosed(1, records).forEach(n -> audit.record(entry(tenant, n)));
    }

    private void assertFound(long sequence, String code) {
        ChainCheck.Problem problem = verify().problem();
        assertThat(problem).isNotNull();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.sequence()).isEqualTo(sequence);
    }

    private ChainCheck.Verdict verify() {
        return log.verify(tenant, List.of(), new AtomicLong());
    }

    private List<String> objects() {
        List<String> objects = new ArrayList<>();
        log.forEach(tenant, AuditQuery.EVERYTHING, record -> objects.add(record.objectId()));
        return objects;
    }

    private static AuditEntry entry(String tenant, int number) {
        return AuditEntry.of(tenant, Actor.system("test"), AuditAction.SETTINGS__CHANGED)
                .on("settings", Integer.toString(number))
                .detail("number", number);
    }

    /** As somebody who may do everything and first takes the triggers away; {@code %s} is the tenant. */
    private void asSuperuser(String... statements) throws SQLException {
        List<String> all = new ArrayList<>();
        all.add("set session_replication_role = replica");
        all.addAll(List.of(statements));
        asSuperuserWithTriggers(all.toArray(String[]::new));
    }

    private void asSuperuserWithTriggers(String... statements) throws SQLException {
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
}

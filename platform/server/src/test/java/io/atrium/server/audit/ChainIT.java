package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.security.RequestOrigin;
import io.atrium.server.storage.Database;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        audit.record(TestedChain.entry(OTHER, 1));
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
        audit.record(TestedChain.entry(tenant, 1));

        assertThatThrownBy(() -> database.useTenant(tenant, handle -> {
                    audit.record(handle, TestedChain.entry(tenant, 2));
                    throw new IllegalStateException("the change failed after all");
                }))
                .hasMessageContaining("after all");
        database.useTenant(tenant, handle -> audit.record(handle, TestedChain.entry(tenant, 3)));

        assertThat(chain().objects()).containsExactly("1", "3");
        assertThat(chain().verify().intact()).isTrue();
        assertThat(chain().verify().through()).isEqualTo(2);
    }

    @Test
    void whatComesTwiceIsRecordedOnce() {
        Instant at = Instant.parse("2026-01-02T03:04:05.678Z");
        audit.record(TestedChain.entry(tenant, 1).learned(at, "keycloak/17"));
        audit.record(TestedChain.entry(tenant, 1).learned(at, "keycloak/17"));
        audit.record(TestedChain.entry(tenant, 2));

        assertThat(chain().objects()).containsExactly("1", "2");
        assertThat(log.find(tenant, 1).orElseThrow().at()).isEqualTo(at);
        assertThat(chain().verify().intact()).isTrue();
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
            running.add(pool.submit(
                    () -> IntStream.range(0, each).forEach(n -> audit.record(TestedChain.entry(tenant, n)))));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        pool.shutdown();
        begin = System.nanoTime();
        ChainCheck.Verdict verdict = chain().verify();
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
        audit.record(TestedChain.entry(tenant, 1));

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
        assertThat(chain().verify().checked()).isEqualTo(1);
    }

    @Test
    void theServerCannotChooseAPlaceInTheChain() {
        audit.record(TestedChain.entry(tenant, 1));

        database.useTenant(tenant, handle -> handle.execute("""
                        insert into audit_record select tenant_id, 77, '1999-01-01', at, actor_kind, actor_id, actor_name, null, action,
                            object_kind, '2', outcome, null, null, null, null, null, details, null, sha256('x'), sha256('y') from audit_record"""));

        AuditRecord second = log.find(tenant, 2).orElseThrow();
        assertThat(second.recordedAt()).isAfter(Instant.now().minusSeconds(60));
        assertThat(chain().verify().intact()).isTrue();
    }

    @Test
    void evenTheOwnerCannotChangeARecordWithoutTakingTheTriggerAway() throws SQLException {
        audit.record(TestedChain.entry(tenant, 1));

        for (String forbidden : List.of(
                "update audit_record set actor_id = 'nobody'", "delete from audit_record", "truncate audit_record")) {
            assertThatThrownBy(() -> chain().asSuperuserWithTriggers(forbidden))
                    .as(forbidden)
                    .hasMessageContaining("only added to");
        }
    }

    @Test
    void otherTenantsAndNoTenantSeeNothing() {
        audit.record(TestedChain.entry(tenant, 1));
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
        assertThatThrownBy(() ->
                        database.useTenant(tenant, handle -> audit.record(handle, TestedChain.entry(OTHER, 9))))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aChangedRecordIsFound() throws SQLException {
        chain().fill(5);

        chain().asSuperuser(
                        "update audit_record set actor_name = 'somebody else' where tenant_id = '%s' and sequence = 3");

        chain().assertFound(3, "changed");
    }

    @Test
    void aRecordThatWasComputedAnewIsFoundByTheNextOne() throws SQLException {
        chain().fill(5);

        chain().asSuperuser(
                        "update audit_record set actor_name = 'somebody else' where tenant_id = '%s' and sequence = 3",
                        "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 3");

        chain().assertFound(4, "unlinked");
    }

    @Test
    void aRemovedRecordIsFound() throws SQLException {
        chain().fill(5);

        chain().asSuperuser("delete from audit_record where tenant_id = '%s' and sequence = 3");

        chain().assertFound(3, "missing");
    }

    @Test
    void recordsInAnotherOrderAreFound() throws SQLException {
        chain().fill(5);

        chain().asSuperuser(
                        "update audit_record set sequence = 99 where tenant_id = '%s' and sequence = 3",
                        "update audit_record set sequence = 3 where tenant_id = '%s' and sequence = 4",
                        "update audit_record set sequence = 4 where tenant_id = '%s' and sequence = 99");

        chain().assertFound(3, "changed");
    }

    @Test
    void anInsertedRecordIsFound() throws SQLException {
        chain().fill(5);

        chain().asSuperuser(
                        "update audit_record set sequence = sequence + 10 where tenant_id = '%s' and sequence > 3",
                        "update audit_record set sequence = sequence - 9 where tenant_id = '%s' and sequence > 10",
                        """
                insert into audit_record select tenant_id, 4, recorded_at, at, actor_kind, 'forged', actor_name, null, action,
                    object_kind, object_id, outcome, null, null, null, null, null, details, null, hash, sha256('y')
                from audit_record where tenant_id = '%s' and sequence = 3""",
                        "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 4");

        chain().assertFound(5, "changed");
    }

    private TestedChain chain() {
        return new TestedChain(stack, audit, log, tenant);
    }
}

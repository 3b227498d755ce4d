package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.testing.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the log by retention, and what anchors outside the database find when more than that has left. */
final class RetentionIT {
    @TempDir
    private static Path home;

    private static TestStack stack;
    private static Audit audit;
    private static AuditLog log;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        audit = new Audit(stack.database());
        log = new AuditLog(stack.database(), Clock.systemUTC());
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    @Test
    void aCutEndIsFoundByAnAnchor() throws SQLException {
        chain().fill(5);
        ChainLink anchor = log.head(tenant).orElseThrow();

        chain().asSuperuser("delete from audit_record where tenant_id = '%s' and sequence > 3");

        assertThat(chain().verify().intact())
                .as("nothing in the database tells")
                .isTrue();
        ChainCheck.Verdict verdict = log.verify(tenant, List.of(anchor), new AtomicLong());
        assertThat(verdict.problem()).isNotNull();
        assertThat(verdict.problem().code()).isEqualTo("truncated");
        assertThat(verdict.problem().sequence()).isEqualTo(4);
    }

    @Test
    void anEmptiedLogIsFoundByAnAnchor() throws SQLException {
        chain().fill(3);
        ChainLink anchor = log.head(tenant).orElseThrow();

        chain().asSuperuser("delete from audit_record where tenant_id = '%s'");

        assertThat(log.verify(tenant, List.of(anchor), new AtomicLong()).problem())
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("truncated");
    }

    @Test
    void aChainThatWasComputedAnewToItsEndIsFoundByAnAnchor() throws SQLException {
        chain().fill(3);
        ChainLink anchor = log.head(tenant).orElseThrow();

        chain().asSuperuser(
                        "update audit_record set actor_name = 'x', hash = sha256('y') where tenant_id = '%s' and sequence = 2",
                        "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 2",
                        "update audit_record r set previous_hash = (select p.hash from audit_record p where p.tenant_id = r.tenant_id and p.sequence = 2)"
                                + " where tenant_id = '%s' and sequence = 3",
                        "update audit_record r set hash = audit_hash(r) where tenant_id = '%s' and sequence = 3");

        assertThat(chain().verify().intact()).as("the chain in itself is well").isTrue();
        assertThat(log.verify(tenant, List.of(anchor), new AtomicLong()).problem())
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("replaced");
    }

    @Test
    void retentionRemovesWhatIsOldAndTheRestStillVerifies() throws SQLException {
        chain().fill(5);
        AuditRecord second = log.find(tenant, 2).orElseThrow();
        ChainLink old = new ChainLink(2, second.hash(), second.recordedAt());
        chain().age(3, 200);

        long removed = log.retain(tenant, 190);
        chain().fill(1);

        assertThat(removed).isEqualTo(3);
        ChainCheck.Verdict verdict = chain().verify();
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
        chain().fill(3);
        chain().age(3, 200);

        assertThatThrownBy(() -> log.retain(tenant, 183)).hasMessageContaining("184 days at least");
        assertThat(log.retain(tenant, 184)).isEqualTo(2);
        assertThat(chain().verify().checked()).isEqualTo(1);
        chain().fill(1);
        assertThat(chain().verify().through()).isEqualTo(4);
    }

    @Test
    void evenWithACheckpointNothingYoungCanBeRemoved() throws SQLException {
        chain().fill(3);
        chain().asSuperuserWithTriggers(
                        "insert into audit_checkpoint select tenant_id, sequence, hash, recorded_at, now() from audit_record where tenant_id = '%s' and sequence = 2");

        assertThatThrownBy(() -> chain().asSuperuserWithTriggers(
                                "delete from audit_record where tenant_id = '%s' and sequence <= 2"))
                .hasMessageContaining("only added to");
    }

    @Test
    void theServerRemovesByATenantsOwnRetentionAndRecordsIt() throws SQLException {
        chain().fill(5);
        chain().age(3, 200);

        try (AuditModule module = module(Map.of(tenant, 190), home.resolve("unused"))) {
            module.retain();
            module.retain();
        }

        assertThat(chain().verify().intact()).isTrue();
        assertThat(log.find(tenant, 3)).isEmpty();
        AuditRecord removal = log.find(tenant, 6).orElseThrow();
        assertThat(removal.action()).isEqualTo(AuditAction.AUDIT__REMOVED.code());
        assertThat(removal.details()).contains("\"records\":3", "\"olderThanDays\":190");
        assertThat(log.find(tenant, 7)).as("nothing was left to remove").isEmpty();
    }

    @Test
    void anchorsInAFileFindACutEndAfterARestart() throws SQLException, IOException {
        Path file = home.resolve("anchors-" + tenant);
        chain().fill(3);
        try (AuditModule module = module(Map.of(), file)) {
            module.anchor();
            module.anchor();
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.stream().filter(line -> line.contains(tenant))).hasSize(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(log.verify(tenant, new Anchors(log, file).of(tenant), new AtomicLong())
                        .intact())
                .isTrue();

        chain().asSuperuser("delete from audit_record where tenant_id = '%s' and sequence = 3");

        assertThat(log.verify(tenant, new Anchors(log, file).of(tenant), new AtomicLong())
                        .problem())
                .extracting(ChainCheck.Problem::code)
                .isEqualTo("truncated");
    }

    private AuditModule module(Map<String, Integer> retention, Path anchors) {
        return new AuditModule(
                new ServerConfig.Audit(null, retention, anchors, null),
                stack.database(),
                audit,
                () -> List.of(tenant),
                Clock.systemUTC());
    }

    private TestedChain chain() {
        return new TestedChain(stack, audit, log, tenant);
    }
}

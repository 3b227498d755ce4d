package io.atrium.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.component.Component;
import io.atrium.server.testing.TestStack;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a tenant leave a real PostgreSQL for an archive and come back, under row-level security. */
final class RowStoreIT {
    @TempDir
    private static Path home;

    private static TestStack stack;
    private static MovingRows moving;

    @BeforeAll
    static void start() throws Exception {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL));
        moving = new MovingRows(
                stack.database(),
                "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/atrium",
                stack.components().secret("postgresql-superuser"),
                home);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void rowsComeBackAsTheyWereWithNumbersOfTheirOwn() throws Exception {
        moving.fill("whole");
        Map<String, List<String>> before = moving.rows("whole");
        Archive archive = moving.export("whole");
        moving.remove("whole");
        moving.begin("whole");

        moving.restore("whole", archive);
        // A server that was killed behind the commit does it again.
        moving.restore("whole", archive);

        assertThat(moving.rows("whole")).isEqualTo(before);
        assertThat(before.get("audit_record")).hasSizeGreaterThan(1);
        assertThat(before.get("dead_letter_history")).isNotEmpty();
        assertThat(before.get("member_opt_out")).hasSize(2);
        assertThat(before.get("index_goal")).hasSize(2);
        assertThat(moving.brokenLinks("whole")).isZero();
        assertThat(moving.lettersWithTheirHistory("whole")).isEqualTo(1);
        assertThat(moving.text("whole", "select string_agg(origin_partition::text, ',') from dead_letter"))
                .isEqualTo("65535");
        assertThat(moving.text("whole", "select encode(smtp_password, 'hex') from organization_settings"))
                .isNull();
        moving.record("whole");
        assertThat(moving.brokenLinks("whole")).isZero();
    }

    @Test
    void whatIsUndoneLeavesNothingNotEvenTheLog() throws Exception {
        moving.fill("brief");
        Archive archive = moving.export("brief");
        moving.remove("brief");
        moving.begin("brief");
        moving.restore("brief", archive);
        assertThatThrownBy(() -> moving.unrestore("brief")).hasMessageContaining("is not being undone");

        moving.cancel("brief");
        moving.unrestore("brief");

        assertThat(moving.rows("brief"))
                .allSatisfy((table, rows) -> assertThat(rows).as(table).hasSize(table.equals("tenant") ? 1 : 0));
    }

    @Test
    void aForeignRowAndABrokenChainAreRefusedAndNothingIsRestored() throws Exception {
        moving.fill("forged");
        Archive foreign = moving.export(
                "forged",
                line -> line.contains("external_id")
                        ? line.replace("\"tenant_id\": \"forged\"", "\"tenant_id\": \"whole\"")
                        : line);
        Archive broken = moving.export("forged", line -> line.replace("tenant.resumed", "tenant.suspended"));
        moving.remove("forged");
        moving.begin("forged");

        assertThatThrownBy(() -> moving.restore("forged", foreign)).hasMessageContaining("another tenant");
        assertThatThrownBy(() -> moving.restore("forged", broken)).hasMessageContaining("does not verify");

        assertThat(moving.rows("forged").get("member")).isEmpty();
        assertThat(moving.rows("forged").get("audit_record")).isEmpty();
    }

    @Test
    void theServersRoleCannotWriteAChainByItself() throws Exception {
        moving.fill("liar");
        assertThatThrownBy(() -> moving.restoreAudit("liar")).hasMessageContaining("is not being imported");
        moving.pretendToRestore("liar");
        assertThat(moving.brokenLinks("liar")).isZero();
        assertThat(moving.text("liar", "select count(*)::text from audit_record where sequence = 4711"))
                .isEqualTo("0");
    }

    /** Whoever adds a column of bytes decides here whether it is a secret. */
    @Test
    void everyColumnOfBytesIsKnownToBeASecretOrNot() throws Exception {
        assertThat(moving.columnsOfBytes())
                .containsExactlyInAnyOrder(
                        "audit_checkpoint.hash",
                        "audit_record.hash",
                        "audit_record.previous_hash",
                        "branding.logo",
                        "dead_letter.record_key",
                        "dead_letter.record_value",
                        "organization_settings.smtp_password",
                        "outbox.event",
                        "tenant_administrator.password_hash",
                        "tenant_administrator.password_salt");
    }
}

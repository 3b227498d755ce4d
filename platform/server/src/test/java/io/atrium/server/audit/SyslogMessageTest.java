package io.atrium.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SyslogMessageTest {
    private static final String ZEROS = "0".repeat(64);

    @Test
    void isOneLineThatCollectorsRead() {
        String message = new String(
                SyslogMessage.of(record("refused", "a=b\\c|d", "{\"x\":1}"), "host-1", "0.1|0"),
                StandardCharsets.UTF_8);

        assertThat(message)
                .isEqualTo("<109>1 2026-01-02T03:04:05.000678Z host-1 atrium - audit - "
                        + "CEF:0|Atrium|Atrium|0.1\\|0|settings.changed|settings.changed|6|rt=1767323045000 externalId=7"
                        + " suid=a\\=b\\\\c|d suser=管理员 src=192.0.2.1 outcome=refused cs1Label=tenant cs1=demo"
                        + " cs2Label=object cs2=settings/demo cs3Label=actorKind cs3=user cs4Label=details cs4={\"x\":1}"
                        + " cs6Label=hash cs6=" + ZEROS);
    }

    @Test
    void lineEndsAndSeparatorsCannotForgeAnotherMessageOrField() {
        String cef = SyslogMessage.cef(record("success", "x\ny\rz suser=root", "{}"), "1");

        assertThat(cef).doesNotContain("\n", "\r").contains("suid=x\\ny\\rz suser\\=root suser=管理员");
    }

    @Test
    void isFramedByItsLengthInBytes() {
        byte[] message = "审计".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(SyslogMessage.framed(message), StandardCharsets.UTF_8))
                .isEqualTo("6 审计");
    }

    private static AuditRecord record(String outcome, String actor, String details) {
        Instant at = Instant.parse("2026-01-02T03:04:05.000678Z");
        return new AuditRecord(
                "demo",
                7,
                at,
                at,
                "user",
                actor,
                "管理员",
                null,
                "settings.changed",
                "settings",
                "demo",
                outcome,
                "192.0.2.1",
                null,
                null,
                null,
                null,
                details,
                null,
                ZEROS,
                ZEROS);
    }
}

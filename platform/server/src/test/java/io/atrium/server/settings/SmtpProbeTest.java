package io.atrium.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real SMTP server on loopback. */
final class SmtpProbeTest {
    private final SmtpProbe probe = new SmtpProbe();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
        mail.setUser("bot@demo.example", "bot", "right-password");
        mail.getUserManager().setAuthRequired(true);
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void theRightPasswordSignsIn() {
        SmtpProbe.Outcome outcome = probe.test(smtp(mail.getSmtp().getPort(), SmtpSecurity.NONE), "right-password");

        assertThat(outcome.message()).contains("signed in as bot");
        assertThat(outcome.ok()).isTrue();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void theWrongPasswordIsNamedAsTheReason() {
        SmtpProbe.Outcome outcome = probe.test(smtp(mail.getSmtp().getPort(), SmtpSecurity.NONE), "wrong");

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.message())
                .contains("refuses the user name or the password")
                .doesNotContain("wrong");
    }

    @Test
    void encryptionThatTheServerDoesNotOfferIsNotGivenUpSilently() {
        SmtpProbe.Outcome outcome = probe.test(smtp(mail.getSmtp().getPort(), SmtpSecurity.STARTTLS), "right-password");

        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.message()).contains("STARTTLS");
    }

    @Test
    void aClosedPortIsNamedAsTheReason() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        SmtpProbe.Outcome outcome = probe.test(smtp(closed, SmtpSecurity.NONE), "right-password");

        assertThat(outcome.message()).contains("Nobody listens at 127.0.0.1:" + closed);
    }

    private static Smtp smtp(int port, SmtpSecurity security) {
        return new Smtp("127.0.0.1", port, security, "bot", "bot@demo.example", null);
    }
}

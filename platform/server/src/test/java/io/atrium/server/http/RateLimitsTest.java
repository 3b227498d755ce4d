package io.atrium.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.security.Caller;
import io.atrium.server.testing.TestCallers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private static final ServerConfig.Rate THREE = new ServerConfig.Rate(1, 3);

    private final TestCallers callers = new TestCallers();
    private final RateLimits limits = new RateLimits(new ServerConfig.Limits(THREE, THREE));

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        for (int i = 0; i < 3; i++) {
            limits.admit(caller("demo", "a"));
        }

        assertThatThrownBy(() -> limits.admit(caller("demo", "a")))
                .isInstanceOfSatisfying(FailureException.class, e -> {
                    assertThat(e.failure().kind()).isEqualTo(FailureKind.BUSY);
                    assertThat(e.failure().code()).isEqualTo("request-rate");
                    assertThat(e.failure().retryAfter().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
                });
    }

    @Test
    void othersDoNotNotice() {
        for (int i = 0; i < 3; i++) {
            limits.admit(caller("demo", "a"));
        }

        assertThatCode(() -> limits.admit(caller("demo", "b"))).doesNotThrowAnyException();
        assertThatCode(() -> limits.admit(caller("demo2", "a"))).doesNotThrowAnyException();
    }

    private Caller caller(String tenant, String user) {
        return callers.authenticate("Bearer " + tenant + "|" + user + "|home:read");
    }
}

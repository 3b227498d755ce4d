package io.atrium.server.health;

import io.atrium.server.health.ComponentHealth.LastError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one component. It is asked on one thread and shown on others. */
final class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final ComponentCheck check;
    private final Clock clock;
    private final Duration patience;
    private ComponentHealth known;
    private @Nullable Instant asked;

    /**
     * Nothing is known yet.
     *
     * @param patience a question that has had no answer for so long means that the component is down
     */
    Watch(ComponentCheck check, Clock clock, Duration patience) {
        this.check = check;
        this.clock = clock;
        this.patience = patience;
        this.known = new ComponentHealth(
                check.id(), ComponentState.UNKNOWN, null, check.address(), clock.instant(), null, Map.of());
    }

    String id() {
        return check.id();
    }

    /** Asks, however long that takes. */
    void ask() {
        begin();
        try {
            answer(check.question().call());
        } catch (Exception e) {
            answer(new Finding(ComponentState.DOWN, null, reason(e), Map.of()));
        }
    }

    /** What is known now; an answer that does not come is an answer too. */
    synchronized ComponentHealth show() {
        Instant now = clock.instant();
        if (asked != null && asked.plus(patience).isBefore(now)) {
            String silence = "No answer for " + Duration.between(asked, now).toSeconds() + " s";
            learn(ComponentState.DOWN, known.version(), silence, known.details());
        }
        return known;
    }

    private synchronized void begin() {
        asked = clock.instant();
    }

    private synchronized void answer(Finding finding) {
        asked = null;
        String version = finding.version() == null ? known.version() : finding.version();
        learn(finding.state(), version, finding.problem(), finding.details());
    }

    private void learn(
            ComponentState state, @Nullable String version, @Nullable String problem, Map<String, Object> details) {
        Instant now = clock.instant();
        boolean same = state == known.state();
        if (!same && !(known.state() == ComponentState.UNKNOWN && state == ComponentState.UP)) {
            log.atInfo()
                    .addKeyValue("component", check.id())
                    .addKeyValue("from", known.state().shown())
                    .addKeyValue("to", state.shown())
                    .addKeyValue("reason", Objects.requireNonNullElse(problem, ""))
                    .log("Component has changed");
        }
        known = new ComponentHealth(
                check.id(),
                state,
                version,
                check.address(),
                same ? known.since() : now,
                problem == null ? known.lastError() : new LastError(now, problem),
                details);
    }

    private static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }
}

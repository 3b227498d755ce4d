package io.atrium.installer.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atrium.installer.component.Component;
import io.atrium.installer.process.ProcessIdentity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a component is; one entry of {@code run/stack.json}.
 *
 * @param component which
 * @param state where it is in its life
 * @param process its process, when it has one
 * @param port its main port, or 0
 * @param since when it came into this state
 * @param startMillis how long its last start took until it was ready, or 0
 * @param restarts how often it was started again after it had ended unexpectedly
 * @param lastError what went wrong last; kept after it was repaired
 * @param note what a start is doing or why it takes long
 * @param fingerprint what its process was started from, see {@link Fingerprint}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Status(
        Component component,
        State state,
        @Nullable ProcessIdentity process,
        int port,
        Instant since,
        long startMillis,
        int restarts,
        @Nullable String lastError,
        @Nullable String note,
        @Nullable String fingerprint) {

    static Status waiting(Component component, Instant now) {
        return new Status(component, State.WAITING, null, 0, now, 0, 0, null, null, null);
    }

    Status in(State next, Instant now) {
        return new Status(component, next, process, port, now, startMillis, restarts, lastError, note, fingerprint);
    }

    Status running(@Nullable ProcessIdentity identity, int onPort) {
        return new Status(
                component, state, identity, onPort, since, startMillis, restarts, lastError, note, fingerprint);
    }

    Status from(String print) {
        return new Status(component, state, process, port, since, startMillis, restarts, lastError, note, print);
    }

    Status started(long millis) {
        return new Status(component, state, process, port, since, millis, restarts, lastError, null, fingerprint);
    }

    Status noting(@Nullable String text) {
        return new Status(component, state, process, port, since, startMillis, restarts, lastError, text, fingerprint);
    }

    Status failing(String error) {
        return new Status(component, state, process, port, since, startMillis, restarts, error, null, fingerprint);
    }

    Status restarted() {
        return new Status(
                component, state, process, port, since, startMillis, restarts + 1, lastError, note, fingerprint);
    }

    /** Its process, when that still runs. */
    Optional<ProcessIdentity> living() {
        return Optional.ofNullable(process).filter(ProcessIdentity::alive);
    }

    /** Whether what depends on it may start. */
    public boolean up() {
        return state == State.READY || state == State.DONE;
    }
}

package io.atrium.server.eventlog;

import java.time.Duration;

/** Why events were not acknowledged. */
public sealed interface EventLogFailure {

    /** Stable, for programs. */
    String code();

    /** When to try again. */
    Duration retryAfter();

    /** Too many bytes are waiting for Kafka already; nothing was sent. */
    record Busy(Duration retryAfter) implements EventLogFailure {
        @Override
        public String code() {
            return "event-log-busy";
        }
    }

    /** Kafka did not acknowledge in time. It may have stored the events all the same: send them again with the same ids. */
    record Unavailable(String reason, Duration retryAfter) implements EventLogFailure {
        @Override
        public String code() {
            return "event-log-unavailable";
        }
    }
}

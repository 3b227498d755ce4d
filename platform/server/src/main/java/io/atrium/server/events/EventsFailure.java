package io.atrium.server.events;

import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.server.eventlog.EventLogFailure;
import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Why no event of a request was accepted. */
public sealed interface EventsFailure extends Failure {

    /** The body as a whole cannot be read. */
    record Unreadable(UnreadableBatchException.Reason reason, String detail) implements EventsFailure {
        @Override
        public String code() {
            return "events-" + reason.code();
        }

        @Override
        public FailureKind kind() {
            return switch (reason) {
                case TOO_MANY_EVENTS, TOO_MANY_BYTES -> FailureKind.TOO_LARGE;
                case MALFORMED_JSON, NOT_EVENTS, EMPTY_BATCH -> FailureKind.MALFORMED;
            };
        }
    }

    /** As many batches as the server takes at once are being worked on. */
    record Crowded(Duration pause) implements EventsFailure {
        @Override
        public String code() {
            return "events-busy";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.BUSY;
        }

        @Override
        public String detail() {
            return "Too many batches at once. Nothing of this one was accepted; send it again after a pause.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(pause);
        }
    }

    /** Kafka did not acknowledge all events. Some may be stored: sending the whole batch again with the same ids does no harm. */
    record NotAcknowledged(EventLogFailure cause) implements EventsFailure {
        @Override
        public String code() {
            return cause.code();
        }

        @Override
        public FailureKind kind() {
            return cause instanceof EventLogFailure.Busy ? FailureKind.BUSY : FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return cause instanceof EventLogFailure.Busy
                    ? "The event log cannot take more just now. Nothing was accepted; send the whole batch again after a pause."
                    : "The event log did not acknowledge the events in time. Send the whole batch again with the same ids;"
                            + " what was stored already is not counted twice.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(cause.retryAfter());
        }
    }
}

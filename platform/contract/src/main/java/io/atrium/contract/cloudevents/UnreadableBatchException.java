package io.atrium.contract.cloudevents;

import org.jspecify.annotations.Nullable;

/** The body as a whole cannot be read, so no event of it is. */
public final class UnreadableBatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. The codes are stable. */
    public enum Reason {
        /** The body is not JSON, or nests deeper or has longer texts than any event. */
        MALFORMED_JSON("malformed-json"),
        /** Neither one event nor a list of events. */
        NOT_EVENTS("not-events"),
        /** No event at all. */
        EMPTY_BATCH("empty-batch"),
        /** More events than a batch may have. */
        TOO_MANY_EVENTS("too-many-events"),
        /** More bytes than a body may have. */
        TOO_MANY_BYTES("too-many-bytes");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;

    UnreadableBatchException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    UnreadableBatchException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}

package io.atrium.contract.codec;

import org.jspecify.annotations.Nullable;

/** Bytes that are not an event. The reason is stable; dead letters carry its code. */
public final class UndecodableEventException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why bytes are not an event. */
    public enum Reason {
        /** Shorter than marker and fingerprint. */
        TOO_SHORT("too-short"),
        /** Longer than {@link EventCodec#MAX_BYTES}. */
        TOO_LONG("too-long"),
        /** Does not start with the marker C3 01. */
        BAD_MAGIC("bad-magic"),
        /** Written with a schema that this jar does not carry. */
        UNKNOWN_FINGERPRINT("unknown-fingerprint"),
        /** The body does not follow its schema. */
        CORRUPT("corrupt"),
        /** The body follows its schema, but a value is outside of its range. */
        INVALID_VALUE("invalid-value"),
        /** Bytes are left over after the body. */
        TRAILING_BYTES("trailing-bytes");

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

    UndecodableEventException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    UndecodableEventException(Reason reason, String message) {
        this(reason, message, null);
    }

    /** Why the bytes are not an event. */
    public Reason reason() {
        return reason;
    }
}

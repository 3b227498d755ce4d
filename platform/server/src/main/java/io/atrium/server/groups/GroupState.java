package io.atrium.server.groups;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How two organizations stand to each other. What is over by its time needs nobody to end it. */
sealed interface GroupState {
    /** The name of the state in the API. */
    String code();

    /** The subsidiary has not answered. */
    record Invited(Instant lapsesAt) implements GroupState {
        @Override
        public String code() {
            return "invited";
        }
    }

    /** Nobody answered in time. */
    record Lapsed(Instant at) implements GroupState {
        @Override
        public String code() {
            return "lapsed";
        }
    }

    /** The parent may see figures. */
    record Consented(Consent consent) implements GroupState {
        @Override
        public Instant consentedAt() {
            return consent.since();
        }

        @Override
        public String code() {
            return "consented";
        }
    }

    /** The consent had an end, which has come. */
    record Expired(Consent consent) implements GroupState {
        @Override
        public Instant consentedAt() {
            return consent.since();
        }

        @Override
        public String code() {
            return "expired";
        }
    }

    /**
     * Somebody has ended it.
     *
     * @param consentedAt null: there never was a consent
     */
    record Ended(Instant at, Cause cause, @Nullable Instant consentedAt) implements GroupState {
        @Override
        public String code() {
            return "ended";
        }
    }

    /** What ended a relation. */
    enum Cause {
        /** The subsidiary did not want it. */
        REFUSED,
        /** The subsidiary took its consent back. */
        REVOKED,
        /** The parent took its invitation back, or does not want to see figures any more. */
        WITHDRAWN,
        /** A later invitation has taken its place. */
        LAPSED,
        EXPIRED,
        /** The other organization is gone. */
        ERASED,
        /** It came with the import of the organization; it would have to begin anew. */
        IMPORTED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Cause of(String code) {
            return Arrays.stream(values())
                    .filter(cause -> cause.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No cause: " + code));
        }
    }

    /** Whether the subsidiary ever showed that it is there. */
    default boolean wasConsented() {
        return consentedAt() != null;
    }

    /** Since when the subsidiary consents, or did; null: it never has. */
    default @Nullable Instant consentedAt() {
        return null;
    }
}

package io.atrium.server.tenants;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What was done to a tenant, when, and how it ended.
 *
 * @param operation a step's id, or a sentence for what is done at the server's start
 * @param detail why it failed; never a secret
 */
record JournalLine(Instant at, String operation, Outcome outcome, String detail) {
    /** Written before, and after. */
    enum Outcome {
        STARTED,
        APPLIED,
        FAILED,
        UNDONE;

        @JsonValue
        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Outcome ofStored(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}

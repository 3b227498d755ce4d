package io.atrium.server.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;

/** How the books stand, the worst last. */
public enum Verdict {
    /** Everything up to the frontier is proved. */
    BALANCED,
    /** A difference that may still be on its way; it becomes balanced, or a fault, within a few passes. */
    SETTLING,
    /** The ingest job has not read the newest records for a while. Nothing is wrong with what it has read. */
    BEHIND,
    /** Not everything could be asked. */
    UNKNOWN,
    /** Something counts twice. */
    DOUBLED,
    /** Something does not count that should. */
    LOST;

    /** Lower case, as the API and the metrics say it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether figures are wrong. */
    public boolean isFault() {
        return this == DOUBLED || this == LOST;
    }

    static Verdict worst(Stream<Verdict> verdicts) {
        return verdicts.max(Verdict::compareTo).orElse(BALANCED);
    }
}

package io.atrium.server.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How it ended. */
public enum Outcome {
    /** It was done. */
    SUCCESS,
    /** The actor may not do it. */
    REFUSED,
    /** The actor may, and it did not work. */
    FAILED;

    /** As it is stored and shown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}

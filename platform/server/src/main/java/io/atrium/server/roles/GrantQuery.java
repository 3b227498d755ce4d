package io.atrium.server.roles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which grants to list.
 *
 * @param text part of a member's name or user name
 * @param before only those with a lower sequence
 */
record GrantQuery(
        Wanted state, @Nullable String role, @Nullable String text, long before, int limit) {

    /** By where they stand. */
    enum Wanted {
        ACTIVE,
        ENDED,
        ALL;

        static Optional<Wanted> of(String code) {
            return Arrays.stream(values())
                    .filter(wanted -> wanted.name().toLowerCase(Locale.ROOT).equals(code))
                    .findFirst();
        }
    }
}

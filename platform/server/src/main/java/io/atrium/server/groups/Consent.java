package io.atrium.server.groups;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subsidiary has consented to.
 *
 * @param since without a break
 * @param until null: until it is revoked
 * @param metrics null: all
 */
record Consent(
        Instant since, @Nullable Instant until, @Nullable List<String> metrics) {
    Consent {
        metrics = metrics == null ? null : List.copyOf(metrics);
    }
}

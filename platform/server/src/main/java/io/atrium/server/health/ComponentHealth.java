package io.atrium.server.health;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component on the page.
 *
 * @param since when it came into this state
 * @param lastError stays after the component has recovered
 */
record ComponentHealth(
        String id,
        ComponentState state,
        @Nullable String version,
        String address,
        Instant since,
        @Nullable LastError lastError,
        Map<String, Object> details) {
    /** What went wrong last. */
    record LastError(Instant at, String message) {}
}

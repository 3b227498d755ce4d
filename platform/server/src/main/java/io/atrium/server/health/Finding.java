package io.atrium.server.health;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check has found.
 *
 * @param version as the component says it, null when it does not say
 * @param problem why the state is not {@code up}, in a sentence
 * @param details numbers and texts for the page; keys in camelCase
 */
public record Finding(
        ComponentState state,
        @Nullable String version,
        @Nullable String problem,
        Map<String, Object> details) {
    public Finding {
        details = Map.copyOf(details);
    }

    /** All is well. */
    public static Finding up(String version, Map<String, Object> details) {
        return new Finding(ComponentState.UP, version, null, details);
    }

    /** It answers, but. */
    public static Finding degraded(@Nullable String version, String problem, Map<String, Object> details) {
        return new Finding(ComponentState.DEGRADED, version, problem, details);
    }
}

package io.atrium.server.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a component is. */
public enum ComponentState {
    UP,
    /** It works, and something about it needs attention. */
    DEGRADED,
    DOWN,
    /** It has not been asked yet. */
    UNKNOWN;

    @JsonValue
    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}

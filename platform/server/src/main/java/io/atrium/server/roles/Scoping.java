package io.atrium.server.roles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether something is granted for a part of the organization. */
enum Scoping {
    /** Only for all of it. */
    NONE,
    /** For all of it, or for a department with everything below. */
    OPTIONAL,
    /** Only for a department with everything below. */
    REQUIRED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

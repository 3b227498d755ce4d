package io.atrium.server.tenants;

import java.util.Locale;

/** Where a tenant should be. */
enum Wanted {
    ACTIVE,
    SUSPENDED,
    ABSENT,
    /** Gone with all its data. */
    ERASED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Wanted ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}

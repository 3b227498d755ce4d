package io.atrium.server.tenants;

import java.util.Locale;

/** Where a tenant stands. Only an active one lets anybody in. */
public enum TenantState {
    /** Nothing was made yet but its rows. */
    REQUESTED,
    PROVISIONING,
    ACTIVE,
    /** Shut for now; all data is kept. */
    SUSPENDED,
    /** Its provisioning has stopped; an operator retries or cancels. */
    FAILED,
    /** What was made is being undone; afterwards the id is free. */
    CANCELLING,
    /** It goes for good; nothing brings it back. */
    ERASING;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TenantState ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}

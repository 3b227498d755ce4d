package io.atrium.server.tenants;

import java.util.Locale;

/** Where a tenant stands. Only an active one lets anybody in. */
public enum TenantState {
    PROVISIONING,
    ACTIVE,
    SUSPENDED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TenantState ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}

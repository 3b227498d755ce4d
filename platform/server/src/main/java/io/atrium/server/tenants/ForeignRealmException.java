package io.atrium.server.tenants;

import java.io.IOException;

/** Keycloak has a realm of that name which was not made for this tenant; trying again does not help. */
final class ForeignRealmException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignRealmException(String realm) {
        super("Keycloak has a realm '" + realm
                + "' that was not made for this tenant. Rename or remove it, then retry, or cancel.");
    }
}

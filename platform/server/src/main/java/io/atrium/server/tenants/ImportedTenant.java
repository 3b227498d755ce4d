package io.atrium.server.tenants;

import java.util.UUID;

/** A tenant that an import makes. Its administrator gets a one-time password, unless there is none. */
record ImportedTenant(NewTenant tenant, UUID importId) {
    boolean hasAdministrator() {
        return !tenant.administrator().username().isEmpty();
    }
}

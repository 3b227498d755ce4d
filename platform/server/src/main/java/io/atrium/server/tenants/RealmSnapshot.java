package io.atrium.server.tenants;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * A realm as it is.
 *
 * @param realm null when it does not exist
 * @param clients ours, by client id, with mappers and secret
 * @param serviceRoles realm roles of each client's service account, by client id
 */
record RealmSnapshot(
        @Nullable RealmRepresentation realm,
        Set<String> roles,
        Map<String, ClientRepresentation> clients,
        Set<String> accounts,
        Map<String, Set<String>> serviceRoles) {
    static final RealmSnapshot ABSENT = new RealmSnapshot(null, Set.of(), Map.of(), Set.of(), Map.of());

    RealmSnapshot {
        roles = Set.copyOf(roles);
        clients = Map.copyOf(clients);
        accounts = Set.copyOf(accounts);
        serviceRoles = Map.copyOf(serviceRoles);
    }
}

package io.atrium.server.signins;

import io.atrium.server.audit.AuditEntry;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.KeycloakAdministration;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;

/** A realm's events through Keycloak's admin client. For one thread. */
final class KeycloakEvents implements Follower.Source, AutoCloseable {
    private static final String USERS = "keycloak-events";
    private static final String ADMINISTRATORS = "keycloak-admin-events";
    private static final String OLDEST_FIRST = "asc";
    private static final int MOST_NAMES = 10_000;

    private final Keycloak keycloak;
    private final Map<String, String> names = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_NAMES;
        }
    };

    KeycloakEvents(ServerConfig.Keycloak config) {
        this.keycloak = KeycloakAdministration.open(config);
    }

    @Override
    public List<String> readers() {
        return List.of(USERS, ADMINISTRATORS);
    }

    @Override
    public List<AuditEntry> read(String reader, String tenant, Instant since, int skip, int limit) {
        RealmResource realm = keycloak.realm(tenant);
        long from = Math.max(1, since.toEpochMilli());
        if (reader.equals(USERS)) {
            return realm.getEvents(null, null, null, from, Long.MAX_VALUE, null, skip, limit, OLDEST_FIRST).stream()
                    .map(event -> SignInEvents.entry(tenant, event, user -> name(realm, user)))
                    .toList();
        }
        return realm
                .getAdminEvents(
                        null, null, null, null, null, null, null, from, Long.MAX_VALUE, skip, limit, OLDEST_FIRST)
                .stream()
                .map(event -> AdminEvents.entry(tenant, event, (realmId, user) -> name(realm, user)))
                .toList();
    }

    private String name(RealmResource realm, String userId) {
        return names.computeIfAbsent(userId, id -> {
            try {
                return realm.users().get(id).toRepresentation().getUsername();
            } catch (NotFoundException e) {
                return id;
            }
        });
    }

    @Override
    public void close() {
        keycloak.close();
    }
}

package io.atrium.server.tenants;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.KeycloakAdministration;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.util.JsonSerialization;

/** What Keycloak's administration gives of a tenant's realm, to be taken along. */
public final class TransferredRealms {
    private final ServerConfig.Keycloak config;

    TransferredRealms(ServerConfig.Keycloak config) {
        this.config = config;
    }

    /** Takes one account as a JSON object. */
    @FunctionalInterface
    public interface Accounts {
        void add(String json) throws IOException;
    }

    /** A tenant's realm. */
    public Session open(String tenantId) {
        Keycloak keycloak = KeycloakAdministration.open(config);
        return new Session(keycloak, keycloak.realm(tenantId));
    }

    /** One realm; to be closed. */
    public static final class Session implements AutoCloseable {
        private static final int PAGE = 100;

        private final Keycloak keycloak;
        private final RealmResource realm;

        private Session(Keycloak keycloak, RealmResource realm) {
            this.keycloak = keycloak;
            this.realm = realm;
        }

        /** Everything but its people, without secrets and keys. */
        public String settings() throws IOException {
            try {
                RealmRepresentation representation = realm.partialExport(true, true);
                RealmSecrets.remove(representation);
                return JsonSerialization.writeValueAsString(representation);
            } catch (ProcessingException | WebApplicationException e) {
                throw new IOException("Keycloak does not give the realm: " + e.getMessage(), e);
            }
        }

        /** Its people with their roles and groups; without credentials, which Keycloak keeps to itself. */
        public void users(Accounts accounts) throws IOException {
            try {
                Map<String, List<String>> roles = realmRoles();
                Map<String, Map<String, List<String>>> clientRoles = clientRoles();
                Map<String, List<String>> groups = groups();
                boolean federated = !realm.identityProviders().findAll().isEmpty();
                for (int first = 0; ; first += PAGE) {
                    List<UserRepresentation> page = realm.users().list(first, PAGE);
                    for (UserRepresentation user : page) {
                        user.setRealmRoles(roles.getOrDefault(user.getId(), List.of()));
                        user.setClientRoles(clientRoles.getOrDefault(user.getId(), Map.of()));
                        user.setGroups(groups.getOrDefault(user.getId(), List.of()));
                        user.setAccess(null);
                        if (federated) {
                            user.setFederatedIdentities(
                                    realm.users().get(user.getId()).getFederatedIdentity());
                        }
                        accounts.add(JsonSerialization.writeValueAsString(user));
                    }
                    if (page.size() < PAGE) {
                        return;
                    }
                }
            } catch (ProcessingException | WebApplicationException e) {
                throw new IOException("Keycloak does not give the realm's people: " + e.getMessage(), e);
            }
        }

        private Map<String, List<String>> realmRoles() {
            Map<String, List<String>> roles = new HashMap<>();
            for (RoleRepresentation role : realm.roles().list()) {
                members((first, most) -> realm.roles().get(role.getName()).getUserMembers(first, most))
                        .forEach(user -> roles.computeIfAbsent(user, absent -> new ArrayList<>())
                                .add(role.getName()));
            }
            return roles;
        }

        private Map<String, Map<String, List<String>>> clientRoles() {
            Map<String, Map<String, List<String>>> roles = new HashMap<>();
            for (ClientRepresentation client : realm.clients().findAll()) {
                for (RoleRepresentation role :
                        realm.clients().get(client.getId()).roles().list()) {
                    members((first, most) -> realm.clients()
                                    .get(client.getId())
                                    .roles()
                                    .get(role.getName())
                                    .getUserMembers(first, most))
                            .forEach(user -> roles.computeIfAbsent(user, absent -> new TreeMap<>())
                                    .computeIfAbsent(client.getClientId(), absent -> new ArrayList<>())
                                    .add(role.getName()));
                }
            }
            return roles;
        }

        private Map<String, List<String>> groups() {
            Map<String, List<String>> groups = new HashMap<>();
            List<GroupRepresentation> waiting = new ArrayList<>(realm.groups().groups(0, Integer.MAX_VALUE));
            while (!waiting.isEmpty()) {
                GroupRepresentation group = waiting.remove(0);
                members((first, most) -> realm.groups().group(group.getId()).members(first, most))
                        .forEach(user -> groups.computeIfAbsent(user, absent -> new ArrayList<>())
                                .add(group.getPath()));
                waiting.addAll(realm.groups().group(group.getId()).getSubGroups(0, Integer.MAX_VALUE, false));
            }
            return groups;
        }

        private static List<String> members(BiFunction<Integer, Integer, List<UserRepresentation>> page) {
            List<String> members = new ArrayList<>();
            for (int first = 0; ; first += PAGE) {
                List<UserRepresentation> found = page.apply(first, PAGE);
                found.forEach(user -> members.add(user.getId()));
                if (found.size() < PAGE) {
                    return members;
                }
            }
        }

        @Override
        public void close() {
            keycloak.close();
        }
    }
}

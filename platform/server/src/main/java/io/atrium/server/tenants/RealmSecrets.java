package io.atrium.server.tenants;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** What of a realm is not taken along, and what is not taken over as it was. */
final class RealmSecrets {
    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String DIRECTORIES = "org.keycloak.storage.UserStorageProvider";
    private static final String MASK = "**********";

    private RealmSecrets() {}

    /** Keys go, and whatever Keycloak has masked. */
    static void remove(RealmRepresentation realm) {
        if (realm.getComponents() != null) {
            realm.getComponents().remove(KEYS);
            realm.getComponents().values().forEach(RealmSecrets::removeMasked);
        }
        if (realm.getClients() != null) {
            realm.getClients().forEach(client -> client.setSecret(null));
        }
        if (realm.getIdentityProviders() != null) {
            realm.getIdentityProviders()
                    .forEach(provider -> provider.getConfig().values().removeIf(MASK::equals));
        }
        if (realm.getSmtpServer() != null) {
            realm.getSmtpServer().values().removeIf(MASK::equals);
        }
    }

    private static void removeMasked(List<ComponentExportRepresentation> components) {
        for (ComponentExportRepresentation component : components) {
            component.getConfig().values().removeIf(values -> values.contains(MASK));
            component.getSubComponents().values().forEach(RealmSecrets::removeMasked);
        }
    }

    /**
     * Makes a realm of another installation fit to be created here: closed, of this request, and without connections to hosts that nobody has
     * looked at here.
     */
    static void adopt(RealmRepresentation realm, String realmId, UUID request) {
        remove(realm);
        realm.setId(null);
        realm.setRealm(realmId);
        realm.setEnabled(false);
        realm.setUsers(List.of());
        realm.setFederatedUsers(List.of());
        realm.getAttributesOrEmpty().keySet().removeAll(Set.of("frontendUrl", "adminUrl"));
        realm.getAttributes().put(KeycloakRealms.REQUEST, request.toString());
        if (realm.getClients() != null) {
            // The steps that follow give these their service accounts, with their roles and new secrets.
            realm.getClients().stream()
                    .filter(client -> RealmTemplate.SERVICE_ROLES.containsKey(client.getClientId()))
                    .forEach(client -> client.setServiceAccountsEnabled(false));
        }
        if (realm.getIdentityProviders() != null) {
            realm.getIdentityProviders().forEach(provider -> provider.setEnabled(false));
        }
        if (realm.getComponents() != null && realm.getComponents().get(DIRECTORIES) != null) {
            realm.getComponents().get(DIRECTORIES).forEach(directory -> {
                MultivaluedHashMap<String, String> config = directory.getConfig();
                config.putSingle("enabled", "false");
            });
        }
    }
}

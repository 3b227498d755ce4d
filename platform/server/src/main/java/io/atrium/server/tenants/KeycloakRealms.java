package io.atrium.server.tenants;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Keycloak through its admin client: reads realms and applies operations to them. */
final class KeycloakRealms implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final Keycloak keycloak;

    KeycloakRealms(ServerConfig.Keycloak config) {
        this.keycloak = KeycloakBuilder.builder()
                .serverUrl(config.url().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(config.adminUser())
                .password(Credentials.read(config.adminPasswordFile()))
                .build();
    }

    RealmSnapshot read(String realmId, List<DemoAccount> accounts) {
        RealmResource realm = keycloak.realm(realmId);
        RealmRepresentation representation;
        try {
            representation = realm.toRepresentation();
        } catch (NotFoundException e) {
            return RealmSnapshot.ABSENT;
        }
        Set<String> roles =
                realm.roles().list().stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
        Map<String, ClientRepresentation> clients = new HashMap<>();
        for (String id :
                List.of(RealmTemplate.WEB_CLIENT, RealmTemplate.GATEWAY_CLIENT, RealmTemplate.OPERATIONS_CLIENT)) {
            realm.clients().findByClientId(id).stream().findFirst().ifPresent(client -> clients.put(id, client));
        }
        Set<String> existing = accounts.stream()
                .map(DemoAccount::username)
                .filter(name -> !realm.users().searchByUsername(name, true).isEmpty())
                .collect(Collectors.toSet());
        return new RealmSnapshot(representation, roles, clients, existing, serviceRoles(realm, clients));
    }

    String version() {
        return keycloak.serverInfo().getInfo().getSystemInfo().getVersion();
    }

    private static Map<String, Set<String>> serviceRoles(
            RealmResource realm, Map<String, ClientRepresentation> clients) {
        Map<String, Set<String>> roles = new HashMap<>();
        clients.values().stream()
                .filter(client -> Boolean.TRUE.equals(client.isServiceAccountsEnabled()))
                .forEach(client -> roles.put(client.getClientId(), serviceRoles(realm, client)));
        return roles;
    }

    private static Set<String> serviceRoles(RealmResource realm, ClientRepresentation client) {
        UserRepresentation account = realm.clients().get(client.getId()).getServiceAccountUser();
        return realm.users().get(account.getId()).roles().realmLevel().listAll().stream()
                .map(RoleRepresentation::getName)
                .collect(Collectors.toSet());
    }

    void apply(String realmId, RealmOperation operation) throws IOException {
        RealmResource realm = keycloak.realm(realmId);
        if (operation instanceof RealmOperation.CreateRealm create) {
            keycloak.realms().create(create.realm());
        } else if (operation instanceof RealmOperation.UpdateRealm update) {
            realm.update(update.realm());
        } else if (operation instanceof RealmOperation.CreateRole create) {
            realm.roles().create(new RoleRepresentation(create.role(), "Atrium " + create.role(), false));
        } else if (operation instanceof RealmOperation.CreateClient create) {
            requireCreated(operation, realm.clients().create(create.client()));
        } else if (operation instanceof RealmOperation.UpdateClient update) {
            realm.clients().get(update.internalId()).update(update.client());
        } else if (operation instanceof RealmOperation.AddMapper add) {
            requireCreated(
                    operation,
                    realm.clients().get(add.internalId()).getProtocolMappers().createMapper(add.mapper()));
        } else if (operation instanceof RealmOperation.CreateAccount create) {
            createAccount(realm, create);
        } else if (operation instanceof RealmOperation.GrantServiceRole grant) {
            String client =
                    realm.clients().findByClientId(grant.client()).get(0).getId();
            grant(realm, realm.clients().get(client).getServiceAccountUser().getId(), grant.roles());
        }
    }

    private static void createAccount(RealmResource realm, RealmOperation.CreateAccount operation) throws IOException {
        DemoAccount account = operation.account();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setTemporary(false);
        password.setValue(Credentials.read(operation.passwordFile()));
        UserRepresentation user = new UserRepresentation();
        user.setUsername(account.username());
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setEmail(account.email());
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setCredentials(List.of(password));
        requireCreated(operation, realm.users().create(user));
        grant(
                realm,
                realm.users().searchByUsername(account.username(), true).get(0).getId(),
                account.roles());
    }

    private static void grant(RealmResource realm, String userId, List<String> roles) {
        realm.users()
                .get(userId)
                .roles()
                .realmLevel()
                .add(roles.stream()
                        .map(role -> realm.roles().get(role).toRepresentation())
                        .toList());
    }

    /** Somebody else may have been faster, another server for example: that is as good. */
    private static void requireCreated(RealmOperation operation, Response response) throws IOException {
        try (response) {
            if (response.getStatus() != CREATED && response.getStatus() != CONFLICT) {
                throw new IOException("Keycloak refused to " + operation.describe() + ": " + response.getStatus() + " "
                        + response.readEntity(String.class));
            }
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}

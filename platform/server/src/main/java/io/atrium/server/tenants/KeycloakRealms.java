package io.atrium.server.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.KeycloakAdministration;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserProfileResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.util.JsonSerialization;

/** Keycloak through its admin client: reads realms and applies operations to them. */
final class KeycloakRealms implements AutoCloseable {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final Integer SHORTEST_NAME = 1;
    static final String REQUEST = "atrium.request";
    private static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
    private static final String CONFIGURE_TOTP = "CONFIGURE_TOTP";

    private final Keycloak keycloak;

    KeycloakRealms(ServerConfig.Keycloak config) {
        this.keycloak = KeycloakAdministration.open(config);
    }

    /** As much of a realm as has to be compared with what it should be. */
    RealmSnapshot read(RealmPlanner.Wanted wanted) {
        RealmResource realm = keycloak.realm(wanted.realm().getRealm());
        RealmRepresentation representation;
        try {
            representation = realm.toRepresentation();
        } catch (NotFoundException e) {
            return RealmSnapshot.ABSENT;
        }
        Set<String> roles =
                realm.roles().list().stream().map(RoleRepresentation::getName).collect(Collectors.toSet());
        Map<String, ClientRepresentation> clients = new HashMap<>();
        for (ClientRepresentation wantedClient : wanted.clients()) {
            String id = wantedClient.getClientId();
            realm.clients().findByClientId(id).stream().findFirst().ifPresent(client -> clients.put(id, client));
        }
        Set<String> existing = wanted.accounts().keySet().stream()
                .map(DemoAccount::username)
                .filter(name -> !realm.users().searchByUsername(name, true).isEmpty())
                .collect(Collectors.toSet());
        return new RealmSnapshot(representation, roles, clients, existing, serviceRoles(realm, clients));
    }

    boolean exists(String realmId) {
        try {
            keycloak.realm(realmId).toRepresentation();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Whether the realm was made for this request. */
    boolean isOwn(String realmId, UUID request) {
        try {
            Map<String, String> attributes =
                    keycloak.realm(realmId).toRepresentation().getAttributes();
            return attributes != null && request.toString().equals(attributes.get(REQUEST));
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Creates a realm that carries its request from its first moment on. */
    void create(RealmRepresentation realm, UUID request) {
        realm.setAttributes(Map.of(REQUEST, request.toString()));
        keycloak.realms().create(realm);
    }

    /** Lets people sign in with a name of two characters, as most Chinese names are; Keycloak asks for three. */
    void allowShortNames(String realmId) {
        UserProfileResource profile = keycloak.realm(realmId).users().userProfile();
        UPConfig config = profile.getConfiguration();
        Map<String, Object> length =
                config.getAttribute("username").getValidations().get("length");
        if (length != null && !SHORTEST_NAME.equals(length.put("min", SHORTEST_NAME))) {
            profile.update(config);
        }
    }

    /** Creates a realm from what another installation had; it is closed and carries its request. */
    void createFrom(String settings, String realmId, UUID request) throws IOException {
        RealmRepresentation realm = JsonSerialization.readValue(settings, RealmRepresentation.class);
        RealmSecrets.adopt(realm, realmId, request);
        keycloak.realms().create(realm);
    }

    /** Adds people as another installation had them, without passwords, which they set anew; who is there stays as they are. */
    void importPeople(String realmId, List<JsonNode> people, @Nullable FirstAdministrator administrator)
            throws IOException {
        List<UserRepresentation> users = new ArrayList<>();
        for (JsonNode person : people) {
            UserRepresentation user = JsonSerialization.readValue(person.toString(), UserRepresentation.class);
            if (user.getFederationLink() == null) {
                Set<String> actions =
                        new TreeSet<>(user.getRequiredActions() == null ? List.of() : user.getRequiredActions());
                actions.add(UPDATE_PASSWORD);
                user.setRequiredActions(List.copyOf(actions));
            }
            if (administrator != null && administrator.username().equals(user.getUsername())) {
                user.setCredentials(List.of(hashed(administrator.password())));
            }
            users.add(user);
        }
        PartialImportRepresentation request = new PartialImportRepresentation();
        request.setIfResourceExists("SKIP");
        request.setUsers(users);
        try (Response answer = keycloak.realm(realmId).partialImport(request)) {
            if (answer.getStatus() != OK) {
                throw new IOException("Keycloak refused to take people: answer " + answer.getStatus() + " "
                        + answer.readEntity(String.class));
            }
        }
    }

    /** People and programs of the realm. */
    long accounts(String realmId) {
        RealmResource realm = keycloak.realm(realmId);
        long programs = realm.clients().findAll().stream()
                .filter(client -> Boolean.TRUE.equals(client.isServiceAccountsEnabled()))
                .count();
        return realm.users().count() + programs;
    }

    void remove(String realmId) {
        try {
            keycloak.realm(realmId).remove();
        } catch (NotFoundException e) {
            // Another server was faster.
        }
    }

    /** Makes a new secret of a client; the one before opens nothing any more. */
    String newSecret(String realmId, String clientId) {
        RealmResource realm = keycloak.realm(realmId);
        String id = realm.clients().findByClientId(clientId).get(0).getId();
        return realm.clients().get(id).generateNewSecret().getValue();
    }

    void setEnabled(String realmId, boolean enabled) {
        RealmRepresentation change = new RealmRepresentation();
        change.setRealm(realmId);
        change.setEnabled(enabled);
        keycloak.realm(realmId).update(change);
    }

    void logoutAll(String realmId) {
        keycloak.realm(realmId).logoutAll();
    }

    /** A new password is asked for by default where it has to be changed; codes as the tenant wants them. */
    void requiredActions(String realmId, OneTimeCodes codes) {
        requiredAction(realmId, UPDATE_PASSWORD, true, false);
        requiredAction(realmId, CONFIGURE_TOTP, codes != OneTimeCodes.OFF, codes == OneTimeCodes.REQUIRED);
    }

    private void requiredAction(String realmId, String alias, boolean enabled, boolean everybody) {
        AuthenticationManagementResource flows = keycloak.realm(realmId).flows();
        RequiredActionProviderRepresentation action = flows.getRequiredAction(alias);
        if (action.isEnabled() != enabled || action.isDefaultAction() != everybody) {
            action.setEnabled(enabled);
            action.setDefaultAction(everybody);
            flows.updateRequiredAction(alias, action);
        }
    }

    /** The account, if it is not there yet, with a password that has to be changed; and its roles in any case. */
    void firstAdministrator(String realmId, FirstAdministrator administrator, OneTimeCodes codes) throws IOException {
        RealmResource realm = keycloak.realm(realmId);
        if (realm.users().searchByUsername(administrator.username(), true).isEmpty()) {
            UserRepresentation user = new UserRepresentation();
            user.setUsername(administrator.username());
            user.setEmail(administrator.email());
            user.setFirstName(administrator.firstName());
            user.setLastName(administrator.lastName());
            user.setEnabled(true);
            user.setRequiredActions(
                    codes == OneTimeCodes.REQUIRED
                            ? List.of(UPDATE_PASSWORD, CONFIGURE_TOTP)
                            : List.of(UPDATE_PASSWORD));
            user.setCredentials(List.of(hashed(administrator.password())));
            try (Response response = realm.users().create(user)) {
                if (response.getStatus() != CREATED) {
                    throw new IOException(
                            "Keycloak refused to create the first administrator: answer " + response.getStatus());
                }
            }
        }
        String userId = realm.users()
                .searchByUsername(administrator.username(), true)
                .get(0)
                .getId();
        grant(realm, userId, FirstAdministrator.ROLES);
    }

    /** In the form that Keycloak imports, so that the text of a password never has to be kept. */
    private static CredentialRepresentation hashed(OneTimePassword.@Nullable Hash password) throws IOException {
        if (password == null) {
            throw new IOException("The account of the first administrator is gone, and its one-time password too. "
                    + "Cancel and create the tenant again.");
        }
        Base64.Encoder base64 = Base64.getEncoder();
        CredentialRepresentation credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setCredentialData("{\"hashIterations\":" + password.iterations() + ",\"algorithm\":\""
                + OneTimePassword.ALGORITHM + "\",\"additionalParameters\":{}}");
        credential.setSecretData("{\"value\":\"" + base64.encodeToString(password.hash()) + "\",\"salt\":\""
                + base64.encodeToString(password.salt()) + "\",\"additionalParameters\":{}}");
        return credential;
    }

    /** The realm roles of an account, also through groups; empty when there is no such account. */
    Set<String> rolesOf(String realmId, String username) {
        RealmResource realm = keycloak.realm(realmId);
        return realm.users().searchByUsername(username, true).stream()
                .flatMap(user -> realm.users().get(user.getId()).roles().realmLevel().listEffective().stream())
                .map(RoleRepresentation::getName)
                .collect(Collectors.toSet());
    }

    /** User names of the accounts that have a role themselves and can sign in. */
    Set<String> holders(String realmId, String role) {
        return keycloak.realm(realmId).roles().get(role).getUserMembers().stream()
                .filter(user -> Boolean.TRUE.equals(user.isEnabled()))
                .map(UserRepresentation::getUsername)
                .collect(Collectors.toSet());
    }

    boolean isEnabled(String realmId, String username) {
        return keycloak.realm(realmId).users().searchByUsername(username, true).stream()
                .anyMatch(user -> Boolean.TRUE.equals(user.isEnabled()));
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

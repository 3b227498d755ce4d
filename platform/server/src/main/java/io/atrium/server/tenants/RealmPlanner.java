package io.atrium.server.tenants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Compares a realm with what it should be. Pure: it decides and touches nothing. */
final class RealmPlanner {
    private RealmPlanner() {}

    /**
     * What a realm should be.
     *
     * @param serviceRoles the one role of each client's service account, by client id
     * @param accounts with the files of their passwords
     */
    record Wanted(
            RealmRepresentation realm,
            List<String> roles,
            List<ClientRepresentation> clients,
            Map<String, String> serviceRoles,
            Map<DemoAccount, Path> accounts) {}

    /** What to do, in this order; empty when all is well. */
    static List<RealmOperation> plan(Wanted wanted, RealmSnapshot actual) {
        List<RealmOperation> operations = new ArrayList<>();
        if (actual.realm() == null) {
            operations.add(new RealmOperation.CreateRealm(wanted.realm()));
        } else if (!Likeness.covers(actual.realm(), wanted.realm())) {
            operations.add(new RealmOperation.UpdateRealm(wanted.realm()));
        }
        for (String role : wanted.roles()) {
            if (!actual.roles().contains(role)) {
                operations.add(new RealmOperation.CreateRole(role));
            }
        }
        wanted.clients().forEach(client -> planClient(client, actual, operations));
        new TreeMap<>(wanted.serviceRoles()).forEach((client, role) -> {
            if (!actual.serviceRoles().getOrDefault(client, Set.of()).contains(role)) {
                operations.add(new RealmOperation.GrantServiceRole(client, List.of(role)));
            }
        });
        wanted.accounts().forEach((account, password) -> {
            if (!actual.accounts().contains(account.username())) {
                operations.add(new RealmOperation.CreateAccount(account, password));
            }
        });
        return List.copyOf(operations);
    }

    private static void planClient(ClientRepresentation wanted, RealmSnapshot actual, List<RealmOperation> operations) {
        ClientRepresentation existing = actual.clients().get(wanted.getClientId());
        if (existing == null) {
            operations.add(new RealmOperation.CreateClient(wanted));
            return;
        }
        List<ProtocolMapperRepresentation> mappers = wanted.getProtocolMappers();
        ClientRepresentation bare = withoutMappers(wanted);
        if (!Likeness.covers(existing, bare)) {
            operations.add(new RealmOperation.UpdateClient(existing.getId(), bare));
        }
        for (ProtocolMapperRepresentation mapper : mappers) {
            boolean present = existing.getProtocolMappers() != null
                    && existing.getProtocolMappers().stream().anyMatch(other -> Likeness.covers(other, mapper));
            if (!present) {
                operations.add(new RealmOperation.AddMapper(existing.getId(), wanted.getClientId(), mapper));
            }
        }
    }

    /** Keycloak does not change mappers through an update of their client. */
    private static ClientRepresentation withoutMappers(ClientRepresentation client) {
        ClientRepresentation bare = new ClientRepresentation();
        bare.setClientId(client.getClientId());
        bare.setProtocol(client.getProtocol());
        bare.setEnabled(client.isEnabled());
        bare.setPublicClient(client.isPublicClient());
        bare.setSecret(client.getSecret());
        bare.setClientAuthenticatorType(client.getClientAuthenticatorType());
        bare.setStandardFlowEnabled(client.isStandardFlowEnabled());
        bare.setImplicitFlowEnabled(client.isImplicitFlowEnabled());
        bare.setDirectAccessGrantsEnabled(client.isDirectAccessGrantsEnabled());
        bare.setServiceAccountsEnabled(client.isServiceAccountsEnabled());
        bare.setRedirectUris(client.getRedirectUris());
        bare.setWebOrigins(client.getWebOrigins());
        bare.setAttributes(client.getAttributes());
        return bare;
    }
}

package io.atrium.server.tenants;

import java.nio.file.Path;
import java.util.List;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** One change to a realm. Each may be repeated after a failure of a later one. Their text carries no secret. */
sealed interface RealmOperation {
    /** For journal and log. */
    String describe();

    /** The realm does not exist yet. */
    record CreateRealm(RealmRepresentation realm) implements RealmOperation {
        @Override
        public String describe() {
            return "create realm";
        }
    }

    /** The realm differs from the template. */
    record UpdateRealm(RealmRepresentation realm) implements RealmOperation {
        @Override
        public String describe() {
            return "update realm";
        }
    }

    /** A role is missing. */
    record CreateRole(String role) implements RealmOperation {
        @Override
        public String describe() {
            return "create role " + role;
        }
    }

    /** A client is missing. */
    record CreateClient(ClientRepresentation client) implements RealmOperation {
        @Override
        public String describe() {
            return "create client " + client.getClientId();
        }
    }

    /**
     * A client differs from the template.
     *
     * @param internalId Keycloak's id of the existing client
     */
    record UpdateClient(String internalId, ClientRepresentation client) implements RealmOperation {
        @Override
        public String describe() {
            return "update client " + client.getClientId();
        }
    }

    /** A client has lost a mapper. */
    record AddMapper(String internalId, String client, ProtocolMapperRepresentation mapper) implements RealmOperation {
        @Override
        public String describe() {
            return "add mapper " + mapper.getName() + " to client " + client;
        }
    }

    /** An account is missing. */
    record CreateAccount(DemoAccount account, Path passwordFile) implements RealmOperation {
        @Override
        public String describe() {
            return "create account " + account.username();
        }
    }

    /** The service account of a client lacks its role. */
    record GrantServiceRole(String client, List<String> roles) implements RealmOperation {
        public GrantServiceRole {
            roles = List.copyOf(roles);
        }

        @Override
        public String describe() {
            return "grant " + roles + " to the service account of " + client;
        }
    }
}

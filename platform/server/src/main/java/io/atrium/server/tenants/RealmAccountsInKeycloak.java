package io.atrium.server.tenants;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.roles.RealmAccounts;
import io.atrium.server.roles.RolesFailure;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.function.Function;

/** Accounts as Keycloak has them at this moment. Whatever it answers but an account is no answer. */
final class RealmAccountsInKeycloak implements RealmAccounts {
    private final ServerConfig.Keycloak config;

    RealmAccountsInKeycloak(ServerConfig.Keycloak config) {
        this.config = config;
    }

    @Override
    public Set<String> roles(String tenant, String username) {
        return ask(keycloak -> keycloak.rolesOf(tenant, username));
    }

    @Override
    public Set<String> holders(String tenant, String realmRole) {
        return ask(keycloak -> keycloak.holders(tenant, realmRole));
    }

    @Override
    public boolean isEnabled(String tenant, String username) {
        return ask(keycloak -> keycloak.isEnabled(tenant, username));
    }

    private <T> T ask(Function<KeycloakRealms, T> question) {
        try (KeycloakRealms keycloak = new KeycloakRealms(config)) {
            return question.apply(keycloak);
        } catch (ProcessingException | WebApplicationException e) {
            throw new RolesFailure.AccountsUnavailable().exception(e);
        }
    }
}

package io.atrium.server.sessions;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.security.KeycloakAdministration;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.UserSessionRepresentation;

/** The sessions of a realm through Keycloak's admin client. For any number of threads. */
final class KeycloakSessions implements AutoCloseable {
    private final Keycloak keycloak;

    KeycloakSessions(ServerConfig.Keycloak config) {
        this.keycloak = KeycloakAdministration.open(config);
    }

    /** The account that signs in with exactly this name. */
    Optional<Account> account(String tenant, String username) {
        return asked(() -> keycloak.realm(tenant).users().searchByUsername(username, true).stream()
                .findFirst()
                .map(KeycloakSessions::account));
    }

    private static Account account(UserRepresentation user) {
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Account(
                user.getId(), user.getUsername(), name.isEmpty() ? user.getUsername() : name, user.getEmail());
    }

    /** Of somebody who is gone there are none. */
    List<AccountSession> list(String tenant, String subject) {
        return asked(() -> {
            try {
                return keycloak.realm(tenant).users().get(subject).getUserSessions().stream()
                        .map(KeycloakSessions::session)
                        .toList();
            } catch (NotFoundException e) {
                return List.of();
            }
        });
    }

    private static AccountSession session(UserSessionRepresentation session) {
        return new AccountSession(
                session.getId(),
                session.getIpAddress(),
                Instant.ofEpochMilli(session.getStart()),
                Instant.ofEpochMilli(session.getLastAccess()));
    }

    /** One that has ended meanwhile is as good as ended. */
    void end(String tenant, String session) {
        asked(() -> {
            try {
                keycloak.realm(tenant).deleteSession(session, false);
            } catch (NotFoundException e) {
                // It ended by itself.
            }
            return true;
        });
    }

    /** Ends all sessions of an account, also those that programs hold offline. */
    void endAll(String tenant, String subject) {
        asked(() -> {
            try {
                keycloak.realm(tenant).users().get(subject).logout();
            } catch (NotFoundException e) {
                // The account is gone, and its sessions with it.
            }
            return true;
        });
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ProcessingException | WebApplicationException e) {
            throw new SessionsFailure.Unavailable().exception(e);
        }
    }

    @Override
    public void close() {
        keycloak.close();
    }
}

package io.atrium.server.security;

import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.spi.ResteasyClientClassicProvider;

/** Opens Keycloak's admin client. Without a limit of time, a Keycloak that hangs would hold whoever asks it for ever. */
public final class KeycloakAdministration {
    private static final long CONNECT_SECONDS = 5;
    /** The longest answer is the making of a realm: seconds, on a busy machine many. */
    private static final long READ_SECONDS = 60;

    private KeycloakAdministration() {}

    /** A client for any number of threads, ten requests at a time; whoever opens it closes it. A request out of time is a {@code ProcessingException}. */
    public static Keycloak open(ServerConfig.Keycloak config) {
        return KeycloakBuilder.builder()
                .serverUrl(config.url().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(config.adminUser())
                .password(Credentials.read(config.adminPasswordFile()))
                .resteasyClient(ResteasyClientClassicProvider.createClientBuilder()
                        .sslContext(trust())
                        .register(JacksonProvider.class)
                        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                        .build())
                .build();
    }

    /** The process's own; the client would make one that believes what Java believed at its start. */
    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has TLS", e);
        }
    }
}

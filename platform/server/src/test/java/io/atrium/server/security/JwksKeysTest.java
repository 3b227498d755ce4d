package io.atrium.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.atrium.server.failure.FailureException;
import io.atrium.server.testing.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JwksKeysTest {
    private final MovableClock clock = new MovableClock(TokenMint.NOW);
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<String> published = List.of("first");
    private volatile int status = 200;
    private HttpServer keycloak;
    private JwksKeys keys;

    @BeforeEach
    void start() throws IOException {
        String modulus = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(((RSAPublicKey) new TokenMint("any").publicKey().getPublicKey())
                        .getModulus()
                        .toByteArray());
        keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/realms/demo/protocol/openid-connect/certs", exchange -> {
            fetches.incrementAndGet();
            byte[] body = published.stream()
                    .map(id -> """
                            {"kid":"%s","kty":"RSA","alg":"RS256","use":"sig","n":"%s","e":"AQAB"}""".formatted(id, modulus))
                    .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keycloak.start();
        keys = new JwksKeys(
                URI.create("http://127.0.0.1:" + keycloak.getAddress().getPort()), clock);
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
    }

    @Test
    void keysAreFetchedOnce() {
        Arrays.asList("first", "first", "first")
                .forEach(id -> assertThat(keys.find("demo", id)).isPresent());

        assertThat(fetches).hasValue(1);
    }

    @Test
    void aRotatedKeyIsFoundAtOnce() {
        keys.find("demo", "first");
        clock.advance(Duration.ofSeconds(6));
        published = List.of("first", "second");

        assertThat(keys.find("demo", "second")).isPresent();
        assertThat(fetches).hasValue(2);
    }

    @Test
    void inventedKeyIdsDoNotMakeUsAskAgainAndAgain() {
        for (int i = 0; i < 50; i++) {
            assertThat(keys.find("demo", "invented-" + i)).isEmpty();
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void knownKeysStayGoodWhileKeycloakIsAway() {
        keys.find("demo", "first");
        status = 503;
        clock.advance(Duration.ofHours(1));

        assertThat(keys.find("demo", "first")).isPresent();
    }

    @Test
    void withoutAnyKeyNobodyCanBeRecognized() {
        status = 503;

        assertThatThrownBy(() -> keys.find("demo", "first"))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure().code()).isEqualTo("identity-unavailable"));
    }
}

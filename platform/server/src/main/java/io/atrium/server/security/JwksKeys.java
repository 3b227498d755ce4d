package io.atrium.server.security;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jwk.JSONWebKeySet;
import org.keycloak.util.JWKSUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys from each realm's JWKS document. They are kept for ten minutes; a key that is not among them is looked for at
 * once, because keys rotate, but at most every five seconds a realm, because anybody can invent key ids. When Keycloak
 * does not answer, the keys that are known stay good.
 */
final class JwksKeys implements SigningKeys {
    private static final Logger log = LoggerFactory.getLogger(JwksKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final int OK = 200;

    private final URI keycloak;
    private final HttpClient http;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Map<String, RealmKeys> realms = new ConcurrentHashMap<>();

    /**
     * Nothing is fetched yet.
     *
     * @param keycloak the address that this server uses, not the public one
     */
    JwksKeys(URI keycloak, Clock clock) {
        this.keycloak = keycloak;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    @Override
    public Optional<KeyWrapper> find(String realm, String keyId) {
        return realms.computeIfAbsent(realm, RealmKeys::new).find(keyId);
    }

    private Map<String, KeyWrapper> fetch(String realm) throws IOException, InterruptedException {
        URI address = URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/certs");
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw new IOException("Keycloak answers " + answer.statusCode() + " for the keys of realm " + realm);
        }
        JSONWebKeySet keys = json.readValue(answer.body(), JSONWebKeySet.class);
        return Arrays.stream(keys.getKeys())
                .filter(key -> "sig".equals(key.getPublicKeyUse()))
                .map(JWKSUtils::getKeyWrapper)
                .filter(key -> key != null && key.getKid() != null && key.getPublicKey() != null)
                .collect(Collectors.toUnmodifiableMap(KeyWrapper::getKid, key -> key, (first, second) -> first));
    }

    /** The keys of one realm; its lock makes requests wait for one fetch instead of starting their own. */
    private final class RealmKeys {
        private final String realm;
        private Map<String, KeyWrapper> keys = Map.of();
        private Instant fetched = Instant.MIN;
        private Instant tried = Instant.MIN;

        private RealmKeys(String realm) {
            this.realm = realm;
        }

        private synchronized Optional<KeyWrapper> find(String keyId) {
            Instant now = clock.instant();
            boolean wanted = !keys.containsKey(keyId) || fetched.isBefore(now.minus(FRESH));
            if (wanted && tried.isBefore(now.minus(PAUSE))) {
                tried = now;
                refresh(now);
            }
            if (keys.isEmpty()) {
                throw new AccessFailure.KeysUnavailable().exception();
            }
            return Optional.ofNullable(keys.get(keyId));
        }

        private void refresh(Instant now) {
            try {
                keys = fetch(realm);
                fetched = now;
            } catch (IOException e) {
                log.atWarn()
                        .addKeyValue("tenant", realm)
                        .addKeyValue("reason", e.toString())
                        .log("No signing keys");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

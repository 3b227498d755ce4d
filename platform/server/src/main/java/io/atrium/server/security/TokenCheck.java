package io.atrium.server.security;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.TokenVerifier;
import org.keycloak.common.VerificationException;
import org.keycloak.crypto.AsymmetricSignatureVerifierContext;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.jose.jws.JWSHeader;
import org.keycloak.representations.AccessToken;

/**
 * Everything that must be true of an access token: signed with RSA by a key of the realm that it names, that realm is a
 * tenant or the operator's, meant for this API, issued for one of our clients, valid now, and of a session that was not
 * ended since.
 */
final class TokenCheck {
    /** The audience that our client scopes put into every token. */
    static final String AUDIENCE = "atrium-api";

    private static final String GATEWAY_CLIENT = "atrium-gateway";
    private static final String OPERATIONS_CLIENT = "atrium-operations";
    private static final String AUDIT_CLIENT = "atrium-audit";
    private static final String INSIGHTS_CLIENT = "atrium-insights";
    private static final String PLATFORM_CLIENT = "atrium-platform";
    private static final String PLATFORM_AUDIT_CLIENT = "atrium-platform-audit";
    private static final Set<String> TENANT_CLIENTS =
            Set.of("atrium-web", GATEWAY_CLIENT, OPERATIONS_CLIENT, AUDIT_CLIENT, INSIGHTS_CLIENT);
    private static final Set<String> PLATFORM_CLIENTS = Set.of("atrium-web", PLATFORM_CLIENT, PLATFORM_AUDIT_CLIENT);
    private static final Set<String> SERVICES = Set.of(
            GATEWAY_CLIENT, OPERATIONS_CLIENT, AUDIT_CLIENT, INSIGHTS_CLIENT, PLATFORM_CLIENT, PLATFORM_AUDIT_CLIENT);
    private static final Set<String> ALGORITHMS = Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
    private static final long SKEW_SECONDS = 10;
    private static final int LONGEST_TOKEN = 12 * 1024;

    private final Issuers issuers;
    private final TenantRealms realms;
    private final EndedSessions ended;
    private final SigningKeys keys;
    private final Clock clock;

    TokenCheck(Issuers issuers, TenantRealms realms, EndedSessions ended, SigningKeys keys, Clock clock) {
        this.issuers = issuers;
        this.realms = realms;
        this.ended = ended;
        this.keys = keys;
        this.clock = clock;
    }

    /** The two addresses of one Keycloak; a token may name either. */
    record Issuers(URI publicUrl, URI internalUrl) {
        /** The realm of an issuer, null when it is not an address of this Keycloak. */
        @Nullable
        String realm(@Nullable String issuer) {
            if (issuer == null) {
                return null;
            }
            for (URI base : new URI[] {publicUrl, internalUrl}) {
                String prefix = base + "/realms/";
                if (issuer.startsWith(prefix) && issuer.indexOf('/', prefix.length()) < 0) {
                    return issuer.substring(prefix.length());
                }
            }
            return null;
        }
    }

    /** The token's content, or an {@link AccessFailure}. */
    VerifiedToken verify(String text) {
        if (text.length() > LONGEST_TOKEN) {
            throw bad("size");
        }
        try {
            TokenVerifier<AccessToken> verifier = TokenVerifier.create(text, AccessToken.class);
            JWSHeader header = verifier.getHeader();
            AccessToken unproven = verifier.getToken();
            String realm = issuers.realm(unproven.getIssuer());
            TenantRealms.Standing standing = realm == null ? TenantRealms.Standing.UNKNOWN : realms.standing(realm);
            if (realm == null || standing == TenantRealms.Standing.UNKNOWN) {
                throw bad("issuer");
            }
            verifier.verifierContext(new AsymmetricSignatureVerifierContext(key(realm, header)))
                    .verifySignature();
            VerifiedToken token = content(realm, standing, verifier.getToken());
            // Only who proves to belong to the tenant hears that it is suspended.
            if (standing == TenantRealms.Standing.SUSPENDED) {
                throw new AccessFailure.TenantSuspended().exception();
            }
            return token;
        } catch (VerificationException e) {
            throw new AccessFailure.BadToken("signature").exception(e);
        } catch (IllegalArgumentException e) {
            throw new AccessFailure.BadToken("malformed").exception(e);
        }
    }

    private KeyWrapper key(String realm, JWSHeader header) {
        String algorithm = header.getRawAlgorithm();
        if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
            throw bad("algorithm");
        }
        if (header.getKeyId() == null) {
            throw bad("key");
        }
        KeyWrapper key = keys.find(realm, header.getKeyId()).orElseThrow(() -> bad("key"));
        // The key says how it signs; the token's own word is only compared with it.
        if (!algorithm.equals(key.getAlgorithmOrDefault())) {
            throw bad("algorithm");
        }
        return key;
    }

    private VerifiedToken content(String realm, TenantRealms.Standing standing, AccessToken token) {
        boolean platform = standing == TenantRealms.Standing.PLATFORM;
        requireValidNow(token);
        if (!token.hasAudience(AUDIENCE)) {
            throw bad("audience");
        }
        if (!"Bearer".equals(token.getType())) {
            throw bad("type");
        }
        String client = token.getIssuedFor();
        if (client == null || !(platform ? PLATFORM_CLIENTS : TENANT_CLIENTS).contains(client)) {
            throw bad("client");
        }
        if (token.getSubject() == null) {
            throw bad("subject");
        }
        if (!platform && ended.isEnded(realm, token.getSubject(), token.getSessionId(), issuedAt(token))) {
            throw bad("session-ended");
        }
        Set<String> carried = token.getRealmAccess() == null
                ? Set.of()
                : Set.copyOf(token.getRealmAccess().getRoles());
        return new VerifiedToken(
                realm,
                token.getSubject(),
                SERVICES.contains(client) ? Caller.Kind.SERVICE : Caller.Kind.USER,
                client,
                token.getPreferredUsername() == null ? client : token.getPreferredUsername(),
                name(token, client),
                token.getEmail(),
                Boolean.TRUE.equals(token.getEmailVerified()),
                token.getSessionId(),
                RealmRole.known(realm, carried),
                client.equals(GATEWAY_CLIENT) ? realms.eventGrants(realm, client) : Set.of());
    }

    private void requireValidNow(AccessToken token) {
        long now = clock.instant().getEpochSecond();
        if (token.getExp() == null || token.getExp() + SKEW_SECONDS <= now) {
            throw bad("expired");
        }
        if (token.getNbf() != null && token.getNbf() - SKEW_SECONDS > now) {
            throw bad("not-yet-valid");
        }
        if (token.getIat() != null && token.getIat() - SKEW_SECONDS > now) {
            throw bad("not-yet-valid");
        }
    }

    /** A token that does not say it counts as old as can be. */
    private static Instant issuedAt(AccessToken token) {
        return token.getIat() == null ? Instant.EPOCH : Instant.ofEpochSecond(token.getIat());
    }

    private static String name(AccessToken token, String client) {
        if (token.getName() != null && !token.getName().isBlank()) {
            return token.getName();
        }
        return token.getPreferredUsername() == null ? client : token.getPreferredUsername();
    }

    private static RuntimeException bad(String reason) {
        return new AccessFailure.BadToken(reason).exception();
    }
}

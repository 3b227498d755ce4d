package io.atrium.server.security;

import static io.atrium.server.security.TokenMint.NOW;
import static io.atrium.server.security.TokenMint.claims;
import static io.atrium.server.security.TokenMint.claimsWithout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.failure.FailureException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TokenCheckTest {
    private final TokenMint demo = new TokenMint("demo-key");
    private final TokenMint demo2 = new TokenMint("demo2-key");
    private final TokenMint shut = new TokenMint("shut-key");
    private final TokenMint platform = new TokenMint("platform-key");

    private final TenantRealms realms = new TenantRealms() {
        @Override
        public Standing standing(String realm) {
            return switch (realm) {
                case "demo", "demo2" -> Standing.TENANT;
                case "shut" -> Standing.SUSPENDED;
                case "platform" -> Standing.PLATFORM;
                default -> Standing.UNKNOWN;
            };
        }

        @Override
        public Set<String> eventGrants(String tenant, String client) {
            return Set.of("im.message.sent");
        }
    };

    private static final Instant SIGNED_OUT = NOW.minusSeconds(60);

    private final TokenCheck check = new TokenCheck(
            new TokenCheck.Issuers(URI.create("http://id.example:8180"), URI.create("http://127.0.0.1:8180")),
            realms,
            this::isEnded,
            (realm, keyId) -> Map.of(
                            "demo/demo-key",
                            demo,
                            "demo2/demo2-key",
                            demo2,
                            "shut/shut-key",
                            shut,
                            "platform/platform-key",
                            platform)
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().equals(realm + "/" + keyId))
                    .map(entry -> entry.getValue().publicKey())
                    .findFirst()
                    .or(Optional::empty),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private boolean isEnded(String tenant, String subject, @Nullable String session, Instant issuedAt) {
        return subject.equals("7d1c") && (issuedAt.equals(SIGNED_OUT) || "ended".equals(session));
    }

    @Test
    void aTokenOfAnEndedSessionIsRefused() {
        refused(demo.signed(claims("sid", "ended")), "token-session-ended");
        refused(demo.signed(claims("iat", SIGNED_OUT.getEpochSecond())), "token-session-ended");
        assertThat(check.verify(demo.signed(claims("sid", "another"))).session())
                .isEqualTo("another");
    }

    @Test
    void aGenuineTokenNamesItsTenantAndRoles() {
        VerifiedToken token = check.verify(demo.signed(claims()));

        assertThat(token.realm()).isEqualTo("demo");
        assertThat(token.roles()).containsExactly("member");
        assertThat(token.kind()).isEqualTo(Caller.Kind.USER);
        assertThat(token.eventGrants()).isEmpty();
    }

    @Test
    void theInternalAddressOfKeycloakIsAnIssuerToo() {
        assertThat(check.verify(demo.signed(claims("iss", "http://127.0.0.1:8180/realms/demo")))
                        .realm())
                .isEqualTo("demo");
    }

    @Test
    void theGatewayIsAServiceWithItsGrants() {
        VerifiedToken token = check.verify(demo.signed(claims("azp", "atrium-gateway")));

        assertThat(token.kind()).isEqualTo(Caller.Kind.SERVICE);
        assertThat(token.eventGrants()).containsExactly("im.message.sent");
    }

    @Test
    void operationsAreAServiceWithoutGrants() {
        VerifiedToken token = check.verify(demo.signed(claims("azp", "atrium-operations")));

        assertThat(token.kind()).isEqualTo(Caller.Kind.SERVICE);
        assertThat(token.eventGrants()).isEmpty();
    }

    @Test
    void aRoleCountsInItsOwnKindOfRealm() {
        Map<String, Object> invented = Map.of("roles", List.of("admin", "platform-operator"));

        VerifiedToken tenants = check.verify(demo.signed(claims("realm_access", invented)));
        VerifiedToken operators = check.verify(
                platform.signed(claimsOf("platform", Map.of("azp", "atrium-platform", "realm_access", invented))));

        assertThat(tenants.roles()).containsExactly("admin");
        assertThat(operators.roles()).containsExactly("platform-operator");
        assertThat(operators.isPlatform()).isTrue();
        assertThat(operators.eventGrants()).isEmpty();
    }

    @Test
    void clientsBelongToTheirKindOfRealm() {
        refused(demo.signed(claims("azp", "atrium-platform")), "token-client");
        refused(platform.signed(claimsOf("platform", Map.of("azp", "atrium-gateway"))), "token-client");
        refused(platform.signed(claimsOf("platform", Map.of("azp", "atrium-operations"))), "token-client");
    }

    @Test
    void onlyWhoBelongsToItHearsThatATenantIsSuspended() {
        refused(shut.signed(claimsOf("shut", Map.of())), "tenant-suspended");
        refused(new TokenMint("shut-key").signed(claimsOf("shut", Map.of())), "token-signature");
        refused(shut.signed(claimsOf("shut", Map.of("azp", "atrium-platform"))), "token-client");
    }

    @Test
    void oneTenantsKeyCannotSpeakForAnother() {
        refused(demo2.signed(claims()), "token-key");
    }

    @Test
    void aForeignKeyWithTheRightIdIsRefused() {
        refused(new TokenMint("demo-key").signed(claims()), "token-signature");
    }

    @Test
    void algorithmsAreNotTheTokensChoice() {
        refused(demo.unsigned(claims()), "token-algorithm");
        refused(demo.signedWithPublicKeyAsSecret(claims()), "token-algorithm");
        refused(demo.signed(claims(), "RS512", "SHA512withRSA"), "token-algorithm");
        refused(demo.signed(claims(), "ES256", "SHA256withRSA"), "token-algorithm");
    }

    @Test
    void aChangedContentIsRefused() {
        String mine = demo.signed(claims());
        String other = demo.signed(claims("sub", "somebody-else"));

        refused(other.substring(0, other.lastIndexOf('.')) + mine.substring(mine.lastIndexOf('.')), "token-signature");
    }

    @Test
    void issuersAreActiveTenantsOfThisKeycloakOnly() {
        for (String issuer : List.of(
                "http://evil.example/realms/demo",
                "http://id.example:8180/realms/unknown",
                "http://id.example:8180/realms/master",
                "http://id.example:8180/realms/demo/../demo2",
                "http://id.example:8180/realms/",
                "http://id.example:8180.evil.example/realms/demo")) {
            refused(demo.signed(claims("iss", issuer)), "token-issuer");
        }
        refused(demo.signed(claimsWithout("iss")), "token-issuer");
    }

    @Test
    void timesCountWithTenSecondsOfSkew() {
        long now = NOW.getEpochSecond();

        refused(demo.signed(claims("exp", now - 10)), "token-expired");
        refused(demo.signed(claimsWithout("exp")), "token-expired");
        refused(demo.signed(claims("nbf", now + 11)), "token-not-yet-valid");
        refused(demo.signed(claims("iat", now + 11)), "token-not-yet-valid");
        assertThat(check.verify(demo.signed(claims("exp", now - 9))).realm()).isEqualTo("demo");
    }

    @Test
    void theTokenMustBeMeantForUs() {
        refused(demo.signed(claims("aud", "account")), "token-audience");
        refused(demo.signed(claimsWithout("aud")), "token-audience");
        refused(demo.signed(claims("azp", "security-admin-console")), "token-client");
        refused(demo.signed(claimsWithout("azp")), "token-client");
        refused(demo.signed(claims("typ", "Refresh")), "token-type");
        refused(demo.signed(claims("typ", "ID")), "token-type");
        refused(demo.signed(claimsWithout("sub")), "token-subject");
    }

    @Test
    void rubbishIsRefusedAsRubbish() {
        for (String text : List.of("", "a", "a.b", "a.b.c", "....", "x".repeat(20_000))) {
            assertThatThrownBy(() -> check.verify(text)).isInstanceOf(FailureException.class);
        }
    }

    private static Map<String, Object> claimsOf(String realm, Map<String, Object> changes) {
        Map<String, Object> claims = new HashMap<>(claims("iss", "http://id.example:8180/realms/" + realm));
        claims.putAll(changes);
        return claims;
    }

    private void refused(String token, String code) {
        assertThatThrownBy(() -> check.verify(token))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        refusal -> assertThat(refusal.failure().code()).isEqualTo(code));
    }
}

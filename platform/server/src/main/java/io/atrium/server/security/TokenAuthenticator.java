package io.atrium.server.security;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.failure.FailureException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bearer tokens of the tenants' realms and of the operator's. */
public final class TokenAuthenticator implements Authenticator {
    private static final Logger log = LoggerFactory.getLogger(TokenAuthenticator.class);
    private static final String SCHEME = "Bearer ";

    private final TokenCheck check;
    private final Policy policy;

    TokenAuthenticator(TokenCheck check, Policy policy) {
        this.check = check;
        this.policy = policy;
    }

    /** Checks tokens with the keys of this Keycloak's realms. */
    public static TokenAuthenticator of(
            ServerConfig.Keycloak config, TenantRealms realms, GrantedRoles granted, EndedSessions ended, Clock clock) {
        TokenCheck.Issuers issuers = new TokenCheck.Issuers(config.publicUrl(), config.url());
        return new TokenAuthenticator(
                new TokenCheck(issuers, realms, ended, new JwksKeys(config.url(), clock), clock), new Policy(granted));
    }

    @Override
    public Identity authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new AccessFailure.NoToken().exception();
        }
        try {
            return policy.admit(
                    check.verify(authorization.substring(SCHEME.length()).strip()));
        } catch (FailureException e) {
            log.atDebug().addKeyValue("code", e.failure().code()).log("Token refused");
            throw e;
        }
    }
}

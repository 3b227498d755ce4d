package io.atrium.server.federation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Another identity provider as the API shows it.
 *
 * @param alias its name in addresses
 * @param address of its metadata: OpenID Connect discovery or SAML 2.0 metadata
 * @param trustEmail whether addresses that it names count as verified
 * @param clientId null for SAML
 * @param redirectUri what has to be registered there
 */
record IdentityProvider(
        Kind kind,
        String alias,
        String name,
        boolean enabled,
        String address,
        boolean trustEmail,
        @Nullable String clientId,
        boolean clientSecretSet,
        String redirectUri) {

    /** The protocol. */
    enum Kind {
        @JsonProperty("oidc")
        OIDC,
        @JsonProperty("saml")
        SAML;

        /** Keycloak's name of it. */
        String providerId() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}

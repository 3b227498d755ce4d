package io.atrium.server.federation;

import org.jspecify.annotations.Nullable;

/**
 * A request to create, change or try an identity provider, not yet checked.
 *
 * @param alias when it is created; later the path says it
 * @param address the issuer or the address of its metadata
 * @param clientSecret null keeps the stored one
 */
record ProviderChange(
        IdentityProvider.@Nullable Kind kind,
        @Nullable String alias,
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable String address,
        @Nullable Boolean trustEmail,
        @Nullable String clientId,
        @Nullable String clientSecret) {
    @Override
    public String toString() {
        return "ProviderChange[" + alias + "]";
    }
}

package io.atrium.server.federation;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** An identity provider as Keycloak keeps it. Pure. */
final class ProviderRepresentations {
    private static final String ADDRESS = "metadataDescriptorUrl";
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private ProviderRepresentations() {}

    /**
     * As the API shows it.
     *
     * @param keycloak the address of Keycloak for browsers
     */
    static IdentityProvider shown(IdentityProviderRepresentation provider, URI keycloak, String tenant) {
        Map<String, String> config = provider.getConfig();
        return new IdentityProvider(
                IdentityProvider.Kind.valueOf(provider.getProviderId().toUpperCase(Locale.ROOT)),
                provider.getAlias(),
                provider.getDisplayName() == null ? provider.getAlias() : provider.getDisplayName(),
                provider.isEnabled(),
                config.getOrDefault(ADDRESS, ""),
                provider.isTrustEmail(),
                config.get("clientId"),
                config.get("clientSecret") != null,
                keycloak + "/realms/" + tenant + "/broker/" + provider.getAlias() + "/endpoint");
    }

    /** Where the metadata of a provider are: an issuer stands for its discovery document. */
    static String metadata(ProviderChange change) {
        String address = requireNonNull(change.address()).strip();
        if (change.kind() == IdentityProvider.Kind.SAML || address.endsWith(DISCOVERY)) {
            return address;
        }
        return (address.endsWith("/") ? address.substring(0, address.length() - 1) : address) + DISCOVERY;
    }

    /** Writes a checked change into a provider, a new one or one that was read. */
    static IdentityProviderRepresentation changed(
            IdentityProviderRepresentation provider, ProviderChange change, Map<String, String> imported) {
        provider.setAlias(requireNonNull(change.alias()));
        provider.setProviderId(requireNonNull(change.kind()).providerId());
        provider.setDisplayName(requireNonNull(change.name()).strip());
        provider.setEnabled(requireNonNull(change.enabled()));
        provider.setTrustEmail(requireNonNull(change.trustEmail()));
        provider.setStoreToken(false);
        provider.setLinkOnly(false);
        provider.setFirstBrokerLoginFlowAlias("first broker login");
        Map<String, String> config = new HashMap<>(imported);
        config.put(ADDRESS, metadata(change));
        config.put("syncMode", "FORCE");
        if (change.kind() == IdentityProvider.Kind.OIDC) {
            config.put("clientId", requireNonNull(change.clientId()).strip());
            config.put("clientSecret", change.clientSecret() == null ? LdapComponents.MASKED : change.clientSecret());
            config.put("clientAuthMethod", "client_secret_post");
            config.put("defaultScope", "openid profile email");
            config.put("pkceEnabled", "true");
            config.put("pkceMethod", "S256");
            // Whatever the metadata say: what is not signed by the provider is nobody.
            config.put("validateSignature", "true");
            config.put("useJwksUrl", "true");
        } else {
            config.put("validateSignature", "true");
            config.put("wantAssertionsSigned", "true");
        }
        provider.setConfig(config);
        return provider;
    }
}

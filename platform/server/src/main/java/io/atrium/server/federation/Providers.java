package io.atrium.server.federation;

import static java.util.Objects.requireNonNull;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.failure.FieldError;
import io.atrium.server.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The identity providers of a tenant: OpenID Connect and SAML 2.0. What they are is taken from their own metadata. */
final class Providers {
    private static final String KIND = "identity-provider";
    private static final String UNREADABLE =
            "No metadata could be read there. Check the address: it is the issuer, or where the metadata are.";

    private final KeycloakFederation keycloak;
    private final Reach reach;
    private final Audit audit;
    private final URI publicUrl;

    /**
     * @param publicUrl of Keycloak, for browsers
     */
    Providers(KeycloakFederation keycloak, Reach reach, Audit audit, URI publicUrl) {
        this.keycloak = keycloak;
        this.reach = reach;
        this.audit = audit;
        this.publicUrl = publicUrl;
    }

    List<IdentityProvider> list(String tenant) {
        return keycloak.providers(tenant).stream()
                .map(provider -> shown(provider, tenant))
                .toList();
    }

    private IdentityProvider shown(IdentityProviderRepresentation provider, String tenant) {
        return ProviderRepresentations.shown(provider, publicUrl, tenant);
    }

    IdentityProvider create(Caller caller, ProviderChange change) {
        boolean secret = change.kind() == IdentityProvider.Kind.OIDC;
        new FederationCheck(reach)
                .provider(change)
                .secret("clientSecret", change.clientSecret(), secret)
                .done();
        String alias = requireNonNull(change.alias());
        if (keycloak.providers(caller.tenant()).stream()
                .anyMatch(other -> other.getAlias().equals(alias))) {
            throw new FederationFailure.Exists(alias).exception();
        }
        Map<String, String> metadata = metadata(caller.tenant(), change);
        keycloak.createProvider(
                caller.tenant(),
                ProviderRepresentations.changed(new IdentityProviderRepresentation(), change, metadata));
        IdentityProvider after = shown(find(caller.tenant(), alias), caller.tenant());
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__CREATED, alias).changed(null, after));
        return after;
    }

    IdentityProvider change(Caller caller, String alias, ProviderChange asked) {
        IdentityProviderRepresentation provider = find(caller.tenant(), alias);
        IdentityProvider before = shown(provider, caller.tenant());
        ProviderChange change = named(asked, alias);
        if (change.kind() != before.kind()) {
            throw invalid("kind", "fixed", "The protocol stays. Delete this one and create another.");
        }
        new FederationCheck(reach)
                .provider(change)
                .secret("clientSecret", change.clientSecret(), needsSecret(before, change))
                .done();
        keycloak.changeProvider(
                caller.tenant(), ProviderRepresentations.changed(provider, change, metadata(caller.tenant(), change)));
        IdentityProvider after = shown(find(caller.tenant(), alias), caller.tenant());
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__CHANGED, alias)
                .changed(before, after)
                .detail("secretChanged", change.clientSecret() != null));
        return after;
    }

    private static ProviderChange named(ProviderChange change, String alias) {
        return new ProviderChange(
                change.kind(),
                alias,
                change.name(),
                change.enabled(),
                change.address(),
                change.trustEmail(),
                change.clientId(),
                change.clientSecret());
    }

    /** A stored secret goes only to the provider and the client that it was stored for. */
    private static boolean needsSecret(IdentityProvider before, ProviderChange change) {
        boolean same = before.clientSecretSet()
                && change.address() != null
                && ProviderRepresentations.metadata(change).equals(before.address())
                && requireNonNull(before.clientId()).equals(change.clientId());
        return change.kind() == IdentityProvider.Kind.OIDC && !same;
    }

    void delete(Caller caller, String alias) {
        IdentityProvider before = shown(find(caller.tenant(), alias), caller.tenant());
        keycloak.removeProvider(caller.tenant(), alias);
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__DELETED, alias).changed(before, null));
    }

    /** Lets Keycloak read the metadata; a secret cannot be tried without somebody who signs in. */
    Tried test(Caller caller, ProviderChange change) {
        new FederationCheck(reach).providerAddress(change).done();
        Optional<Map<String, String>> metadata = keycloak.metadata(
                caller.tenant(), requireNonNull(change.kind()), ProviderRepresentations.metadata(change));
        Tried tried = metadata.map(this::readable).orElseGet(() -> Tried.failed("metadata-unreadable", UNREADABLE));
        audit.record(entry(caller, AuditAction.SIGN_IN_SOURCE__TESTED, change.alias())
                .ended(tried.ok() ? Outcome.SUCCESS : Outcome.FAILED)
                .detail("address", requireNonNull(change.address()))
                .detail("result", tried.code()));
        return tried;
    }

    private Tried readable(Map<String, String> metadata) {
        new FederationCheck(reach).metadata(metadata).done();
        String signIn = metadata.getOrDefault("authorizationUrl", metadata.get("singleSignOnServiceUrl"));
        return signIn == null
                ? Tried.failed("metadata-unreadable", UNREADABLE)
                : Tried.worked("The provider's metadata were read. People would be sent to " + signIn + ".");
    }

    private Map<String, String> metadata(String tenant, ProviderChange change) {
        Map<String, String> metadata = keycloak.metadata(
                        tenant, requireNonNull(change.kind()), ProviderRepresentations.metadata(change))
                .orElseThrow(() -> invalid("address", "metadata-unreadable", UNREADABLE));
        new FederationCheck(reach).metadata(metadata).done();
        return metadata;
    }

    private static AuditEntry entry(Caller caller, AuditAction action, @Nullable String alias) {
        return AuditEntry.by(caller, action).on(KIND, alias == null ? "new" : alias);
    }

    private IdentityProviderRepresentation find(String tenant, String alias) {
        return keycloak.providers(tenant).stream()
                .filter(provider -> provider.getAlias().equals(alias))
                .findFirst()
                .orElseThrow(() -> new FederationFailure.Unknown().exception());
    }

    private static RuntimeException invalid(String field, String code, String message) {
        return new FederationFailure.Invalid(List.of(FieldError.of(field, code, message))).exception();
    }
}

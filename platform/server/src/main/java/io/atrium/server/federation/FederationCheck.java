package io.atrium.server.federation;

import io.atrium.server.failure.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a request completely, so that somebody who fills in the form sees all complaints at once. */
final class FederationCheck {
    static final Map<String, Integer> LDAP_PORTS = Map.of("ldap", 389, "ldaps", 636);
    static final Map<String, Integer> WEB_PORTS = Map.of("https", 443, "http", 80);

    private static final int LONGEST = 500;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,60}");
    private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{1,40}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");
    private static final Pattern CLASSES = Pattern.compile("[A-Za-z][A-Za-z0-9-]*( *, *[A-Za-z][A-Za-z0-9-]*)*");
    /** What Keycloak calls the addresses of an identity provider that it talks to or sends browsers to. */
    private static final Set<String> ADDRESSES = Set.of(
            "authorizationUrl",
            "tokenUrl",
            "userInfoUrl",
            "logoutUrl",
            "jwksUrl",
            "tokenIntrospectionUrl",
            "singleSignOnServiceUrl",
            "singleLogoutServiceUrl",
            "artifactResolutionServiceUrl");

    private final Reach reach;
    private final List<FieldError> errors = new ArrayList<>();

    FederationCheck(Reach reach) {
        this.reach = reach;
    }

    FederationCheck directory(LdapChange change) {
        text("name", change.name(), NAME, "Give a name of 1 to 60 characters.");
        present("enabled", change.enabled());
        present("vendor", change.vendor());
        address("url", change.url(), LDAP_PORTS, "Give an address such as ldaps://ldap.example.org:636.");
        filled("bindDn", change.bindDn(), "Give the DN that Keycloak binds with.");
        filled("usersDn", change.usersDn(), "Give the DN below which the accounts are.");
        attribute("usernameAttribute", change.usernameAttribute());
        attribute("uuidAttribute", change.uuidAttribute());
        attribute("mailAttribute", change.mailAttribute());
        text("objectClasses", change.objectClasses(), CLASSES, "Name object classes, such as inetOrgPerson, person.");
        String filter = change.filter();
        if (filter != null && !filter.isBlank() && !(filter.startsWith("(") && filter.endsWith(")"))) {
            refuse("filter", "bad-filter", "A filter stands in brackets, such as (employeeType=staff).");
        }
        return this;
    }

    FederationCheck directory(LdapTest test) {
        address("url", test.url(), LDAP_PORTS, "Give an address such as ldaps://ldap.example.org:636.");
        filled("bindDn", test.bindDn(), "Give the DN that Keycloak binds with.");
        return this;
    }

    FederationCheck provider(ProviderChange change) {
        text("alias", change.alias(), ALIAS, "Use 2 to 41 lower-case letters, digits and hyphens, a letter first.");
        text("name", change.name(), NAME, "Give a name of 1 to 60 characters.");
        present("enabled", change.enabled());
        present("trustEmail", change.trustEmail());
        return providerAddress(change);
    }

    /** As much as a test needs. */
    FederationCheck providerAddress(ProviderChange change) {
        present("kind", change.kind());
        address(
                "address",
                change.address(),
                WEB_PORTS,
                "Give the provider's address, such as https://login.example.org.");
        if (change.kind() == IdentityProvider.Kind.OIDC) {
            filled("clientId", change.clientId(), "Give the client ID that the provider has for this installation.");
        }
        return this;
    }

    /** What a provider's metadata lead to is held to the same rule as the metadata's own address. */
    FederationCheck metadata(Map<String, String> imported) {
        imported.forEach((key, value) -> {
            if (ADDRESSES.contains(key) && value != null && !value.isBlank()) {
                address("address", value, WEB_PORTS, "The provider's metadata name no usable address for " + key + ".");
            }
        });
        return this;
    }

    FederationCheck secret(String field, @Nullable String secret, boolean needed) {
        if (needed && (secret == null || secret.isEmpty())) {
            refuse(
                    field,
                    "missing",
                    "Type the secret: none is stored, or it was stored for another address or another name.");
        }
        if (secret != null && secret.length() > LONGEST) {
            refuse(field, "too-long", "At most " + LONGEST + " characters.");
        }
        return this;
    }

    void done() {
        if (!errors.isEmpty()) {
            throw new FederationFailure.Invalid(errors).exception();
        }
    }

    private void address(String field, @Nullable String value, Map<String, Integer> ports, String message) {
        try {
            URI address = new URI(value == null ? "" : value.strip());
            Integer port = address.getScheme() == null ? null : ports.get(address.getScheme());
            if (port == null || address.getHost() == null) {
                refuse(field, "bad-address", message);
                return;
            }
            reach.objection(address, port).ifPresent(objection -> refuse(field, "address-not-allowed", objection));
        } catch (URISyntaxException e) {
            refuse(field, "bad-address", message);
        }
    }

    private void attribute(String field, @Nullable String value) {
        text(field, value, ATTRIBUTE, "Name one attribute, such as uid.");
    }

    private void text(String field, @Nullable String value, Pattern pattern, String message) {
        if (value == null || value.isBlank() || !pattern.matcher(value.strip()).matches()) {
            refuse(field, "bad-value", message);
        }
    }

    private void filled(String field, @Nullable String value, String message) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            refuse(field, "missing", message);
        }
    }

    private void present(String field, @Nullable Object value) {
        if (Objects.isNull(value)) {
            refuse(field, "missing", "This value is missing.");
        }
    }

    private void refuse(String field, String code, String message) {
        errors.add(FieldError.of(field, code, message));
    }
}

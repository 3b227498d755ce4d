package io.atrium.server.federation;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** A directory server as Keycloak keeps it. Pure. */
final class LdapComponents {
    /** What Keycloak shows in place of a secret; sent back, it keeps the secret. */
    static final String MASKED = "**********";

    static final String PROVIDER_TYPE = "org.keycloak.storage.UserStorageProvider";
    static final String MAPPER_TYPE = "org.keycloak.storage.ldap.mappers.LDAPStorageMapper";
    static final String PROVIDER = "ldap";

    /** Where the form's value that Keycloak has in a mapper alone is kept for the next form. */
    private static final String MAIL = "atriumMailAttribute";

    private LdapComponents() {}

    static LdapDirectory shown(ComponentRepresentation component) {
        String filter = value(component, "customUserSearchFilter");
        return new LdapDirectory(
                component.getId(),
                component.getName(),
                !"false".equals(value(component, "enabled")),
                "ad".equals(value(component, "vendor")) ? LdapDirectory.Vendor.AD : LdapDirectory.Vendor.OTHER,
                text(component, "connectionUrl"),
                text(component, "bindDn"),
                value(component, "bindCredential") != null,
                text(component, "usersDn"),
                text(component, "usernameLDAPAttribute"),
                text(component, "uuidLDAPAttribute"),
                value(component, MAIL) == null ? "mail" : text(component, MAIL),
                text(component, "userObjectClasses"),
                filter == null || filter.isBlank() ? null : filter);
    }

    /** Writes a checked change into a component, a new one or one that was read. Accounts are read and never written. */
    static ComponentRepresentation changed(ComponentRepresentation component, LdapChange change) {
        boolean ad = change.vendor() == LdapDirectory.Vendor.AD;
        component.setName(requireNonNull(change.name()).strip());
        component.setProviderId(PROVIDER);
        component.setProviderType(PROVIDER_TYPE);
        if (component.getConfig() == null) {
            component.setConfig(new MultivaluedHashMap<>());
        }
        MultivaluedHashMap<String, String> config = component.getConfig();
        String username = requireNonNull(change.usernameAttribute()).strip();
        config.putSingle("enabled", String.valueOf(change.enabled()));
        config.putSingle("vendor", ad ? "ad" : "other");
        config.putSingle("connectionUrl", requireNonNull(change.url()).strip());
        config.putSingle("bindDn", requireNonNull(change.bindDn()).strip());
        config.putSingle("bindCredential", change.bindPassword() == null ? MASKED : change.bindPassword());
        config.putSingle("usersDn", requireNonNull(change.usersDn()).strip());
        config.putSingle("usernameLDAPAttribute", username);
        config.putSingle("rdnLDAPAttribute", ad ? "cn" : username);
        config.putSingle(
                "uuidLDAPAttribute", requireNonNull(change.uuidAttribute()).strip());
        config.putSingle(
                "userObjectClasses", requireNonNull(change.objectClasses()).strip());
        config.putSingle(
                "customUserSearchFilter",
                change.filter() == null ? "" : change.filter().strip());
        config.putSingle(MAIL, requireNonNull(change.mailAttribute()).strip());
        config.putSingle("authType", "simple");
        config.putSingle("editMode", "READ_ONLY");
        config.putSingle("importEnabled", "true");
        config.putSingle("syncRegistrations", "false");
        config.putSingle("searchScope", "2");
        config.putSingle("pagination", "true");
        config.putSingle("trustEmail", "true");
        config.putSingle("useTruststoreSpi", "always");
        config.putSingle("connectionTimeout", "5000");
        config.putSingle("readTimeout", "10000");
        // What the directory refuses is refused here at once, not when a cache runs out.
        config.putSingle("cachePolicy", "NO_CACHE");
        config.putSingle("fullSyncPeriod", "-1");
        config.putSingle("changedSyncPeriod", "-1");
        return component;
    }

    private static String text(ComponentRepresentation component, String key) {
        String value = value(component, key);
        return value == null ? "" : value;
    }

    private static @Nullable String value(ComponentRepresentation component, String key) {
        return component.getConfig() == null ? null : component.getConfig().getFirst(key);
    }
}

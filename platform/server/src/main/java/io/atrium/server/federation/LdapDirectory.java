package io.atrium.server.federation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A directory server as the API shows it. It is only read from.
 *
 * @param url {@code ldap://host:port} or {@code ldaps://…}
 * @param filter an LDAP filter that accounts have to fit; null: none
 * @param bindPasswordSet whether a password is stored
 */
record LdapDirectory(
        String id,
        String name,
        boolean enabled,
        Vendor vendor,
        String url,
        String bindDn,
        boolean bindPasswordSet,
        String usersDn,
        String usernameAttribute,
        String uuidAttribute,
        String mailAttribute,
        String objectClasses,
        @Nullable String filter) {

    /** What kind of server. */
    enum Vendor {
        /** Active Directory: accounts that are disabled there are refused. */
        @JsonProperty("ad")
        AD,
        @JsonProperty("other")
        OTHER
    }
}

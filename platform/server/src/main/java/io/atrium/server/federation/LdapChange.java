package io.atrium.server.federation;

import org.jspecify.annotations.Nullable;

/**
 * A request to create or change a directory server, not yet checked.
 *
 * @param bindPassword null keeps the stored one
 */
record LdapChange(
        @Nullable String name,
        @Nullable Boolean enabled,
        LdapDirectory.@Nullable Vendor vendor,
        @Nullable String url,
        @Nullable String bindDn,
        @Nullable String bindPassword,
        @Nullable String usersDn,
        @Nullable String usernameAttribute,
        @Nullable String uuidAttribute,
        @Nullable String mailAttribute,
        @Nullable String objectClasses,
        @Nullable String filter) {
    @Override
    public String toString() {
        return "LdapChange[" + url + "]";
    }
}

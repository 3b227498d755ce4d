package io.atrium.server.federation;

import org.jspecify.annotations.Nullable;

/**
 * A request to try a directory server.
 *
 * @param id the stored one whose password is used when none was typed
 */
record LdapTest(
        @Nullable String id,
        @Nullable String url,
        @Nullable String bindDn,
        @Nullable String bindPassword) {
    @Override
    public String toString() {
        return "LdapTest[" + url + "]";
    }
}

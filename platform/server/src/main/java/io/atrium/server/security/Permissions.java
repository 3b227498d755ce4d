package io.atrium.server.security;

import java.util.Set;

/** What somebody may do. */
public interface Permissions {
    /** Whether a permission such as {@code settings:write} is held, directly or through a wildcard. */
    boolean permits(String permission);

    /** The permissions as they were granted, wildcards included. */
    Set<String> granted();

    /** The user names of those whose permissions, given to the caller for a while, this request has used; empty when its own were enough. */
    default Set<String> usedOnBehalfOf() {
        return Set.of();
    }
}

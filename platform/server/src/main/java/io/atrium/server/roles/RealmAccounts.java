package io.atrium.server.roles;

import java.util.Set;

/** What the identity provider knows of a tenant's accounts. Every question may throw {@link RolesFailure.AccountsUnavailable}. */
public interface RealmAccounts {
    /** The realm roles of an account, also those that it has through a group; empty when there is no such account. */
    Set<String> roles(String tenant, String username);

    /** User names of the accounts that have a realm role themselves and can sign in. */
    Set<String> holders(String tenant, String realmRole);

    /** Whether there is such an account and it can sign in. */
    boolean isEnabled(String tenant, String username);
}

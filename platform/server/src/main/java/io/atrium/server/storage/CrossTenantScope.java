package io.atrium.server.storage;

/**
 * The four reasons to see rows of several tenants at once. Each opens exactly one table: the policy of that table, and of
 * no other, admits this scope (see {@code V001__tenants.sql}).
 */
public enum CrossTenantScope {
    /** Finding the tenant of an issuer before a tenant is known: table {@code tenant}. */
    TENANTS("tenants"),
    /** Publishing what transactions have left behind: table {@code outbox}. */
    OUTBOX("outbox"),
    /** Keeping and counting what could not be counted, before anybody asks whose it is: table {@code dead_letter}. */
    DEAD_LETTERS("dead-letters"),
    /** Telling operators who is grouped with whom: table {@code group_relation}, one row a relation. */
    GROUPS("groups");

    private final String setting;

    CrossTenantScope(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}

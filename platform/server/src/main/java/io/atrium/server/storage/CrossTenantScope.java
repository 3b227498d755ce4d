package io.atrium.server.storage;

/**
 * The three reasons to see rows of several tenants at once. Each opens exactly one table: the policy of that table, and of
 * no other, admits this scope (see {@code V001__tenants.sql}).
 */
public enum CrossTenantScope {
    /** Finding the tenant of an issuer before a tenant is known: table {@code tenant}. */
    TENANTS("tenants"),
    /** Publishing what transactions have left behind: table {@code outbox}. */
    OUTBOX("outbox"),
    /** Keeping and counting what could not be counted, before anybody asks whose it is: table {@code dead_letter}. */
    DEAD_LETTERS("dead-letters");

    private final String setting;

    CrossTenantScope(String setting) {
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}

package io.atrium.server.tenants;

/**
 * How much a tenant may take.
 *
 * @param members of the directory, active today or later
 * @param eventsPerSecond at the gateway, in the long run
 * @param storageBytes in PostgreSQL and the warehouse
 */
public record Quotas(int members, int eventsPerSecond, long storageBytes) {
    static final Quotas DEFAULT = new Quotas(10_000, 2_000, 100L << 30);

    /** Of tenants of the configuration: the simulator writes months of history into them. */
    static final Quotas CONFIGURED = new Quotas(DEFAULT.members(), 50_000, DEFAULT.storageBytes());

    public Quotas {
        if (members <= 0 || eventsPerSecond <= 0 || storageBytes <= 0) {
            throw new IllegalArgumentException("A quota is above 0: " + members + " members, " + eventsPerSecond
                    + " events a second, " + storageBytes + " bytes");
        }
    }
}

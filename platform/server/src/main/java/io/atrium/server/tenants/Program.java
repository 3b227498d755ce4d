package io.atrium.server.tenants;

/**
 * A program of a tenant that signs in with a secret, and who may have that: whoever could do the same with an account of their own, and nobody
 * else. The operator's program reads the tenant's dead letters and health, which is what it is for; no program gives an operator people, figures
 * or the audit log of a tenant.
 */
enum Program {
    /** Sends events and the directory: for the tenant's administrators. */
    GATEWAY(RealmTemplate.GATEWAY_CLIENT, "accounts:write"),
    /** Reads figures: for the tenant's administrators, who see them all. */
    INSIGHTS(RealmTemplate.INSIGHTS_CLIENT, "accounts:write"),
    /** Reads the audit log: for the tenant's auditors, and neither for its administrators nor for operators. */
    AUDIT(RealmTemplate.AUDIT_CLIENT, "audit:export"),
    /** Looks after dead letters: for the platform's operators. */
    OPERATIONS(RealmTemplate.OPERATIONS_CLIENT, "tenants:write");

    private final String client;
    private final String permission;

    Program(String client, String permission) {
        this.client = client;
        this.permission = permission;
    }

    /** Its client in the realm. */
    String client() {
        return client;
    }

    /** Who may have its secret; of operators for {@link #OPERATIONS}, of the tenant for the others. */
    String permission() {
        return permission;
    }
}

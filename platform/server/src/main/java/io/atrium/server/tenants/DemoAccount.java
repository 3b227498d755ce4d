package io.atrium.server.tenants;

import java.util.List;

/**
 * An account of the evaluation.
 *
 * @param roles realm roles
 */
record DemoAccount(String username, String firstName, String lastName, String email, List<String> roles) {
    DemoAccount {
        roles = List.copyOf(roles);
    }

    /** The accounts that every evaluation tenant has. */
    static List<DemoAccount> of(String tenantId) {
        return List.of(
                account(tenantId, "admin", "Avery", List.of("admin", "member")),
                account(tenantId, "cio", "Chen", List.of("cio", "member")),
                account(tenantId, "member", "Morgan", List.of("member")),
                account(tenantId, "auditor", "Quinn", List.of("auditor")));
    }

    private static DemoAccount account(String tenantId, String username, String firstName, List<String> roles) {
        return new DemoAccount(username, firstName, "Demo", username + "@" + tenantId + ".example", roles);
    }
}

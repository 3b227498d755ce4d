package io.atrium.server.tenants;

import org.jspecify.annotations.Nullable;

/**
 * The first administrator of a new tenant.
 *
 * @param password null once the account has it
 */
record FirstAdministrator(
        String username, String email, String firstName, String lastName, OneTimePassword.@Nullable Hash password) {
    static final java.util.List<String> ROLES = java.util.List.of("admin", "member");
}

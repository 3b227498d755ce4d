package io.atrium.server.roles;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As much of a grant as judging takes: not revoked, its holder belongs to the organization today.
 *
 * @param user whose it is
 * @param departmentNo null for the whole organization
 */
record InForce(
        UUID id,
        String role,
        String user,
        @Nullable Integer departmentNo,
        @Nullable Instant expiresAt,
        @Nullable UUID delegationOf) {}

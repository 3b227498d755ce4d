package io.atrium.server.roles;

import io.atrium.server.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A grant that is about to be. */
record NewGrant(
        UUID id,
        String role,
        int memberNo,
        @Nullable Integer departmentNo,
        String reason,
        Instant at,
        By by,
        @Nullable Instant expiresAt,
        @Nullable UUID delegationOf) {

    /** Who grants or revokes. */
    record By(String subject, String username) {
        static By of(Caller caller) {
            return new By(caller.subject(), caller.username());
        }
    }
}

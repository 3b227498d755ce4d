package io.atrium.server.roles;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role in somebody's hands.
 *
 * @param sequence its place in the order of granting
 * @param department null for the whole organization
 * @param expiresAt the first moment at which it no longer counts; null when no end is known
 * @param original what it is a delegation of
 */
record Grant(
        UUID id,
        long sequence,
        String role,
        Holder holder,
        @Nullable Part department,
        String reason,
        Instant grantedAt,
        String grantedBy,
        @Nullable Instant expiresAt,
        @Nullable Original original,
        @Nullable Revocation revocation) {

    /**
     * A member.
     *
     * @param user the external id, which is the user name of the account
     * @param active whether the member belongs to the organization today
     */
    record Holder(int no, String user, String name, boolean active) {}

    /** A department with everything below it. */
    record Part(int no, String name) {}

    /**
     * The grant that a delegation comes from.
     *
     * @param user whose it is
     */
    record Original(
            UUID id,
            String user,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}

    /** Its end by somebody's will. */
    record Revocation(Instant at, String by, String reason) {}

    /** Where it stands. */
    enum State {
        ACTIVE,
        EXPIRED,
        REVOKED,
        /** The grant that it was a delegation of has ended. */
        ORIGINAL_ENDED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    State state(Instant now) {
        if (revocation != null) {
            return State.REVOKED;
        }
        if (original != null && (original.revokedAt() != null || isOver(original.expiresAt(), now))) {
            return State.ORIGINAL_ENDED;
        }
        return isOver(expiresAt, now) ? State.EXPIRED : State.ACTIVE;
    }

    @Nullable
    Integer departmentNo() {
        return department == null ? null : department.no();
    }

    private static boolean isOver(@Nullable Instant end, Instant now) {
        return end != null && !end.isAfter(now);
    }
}

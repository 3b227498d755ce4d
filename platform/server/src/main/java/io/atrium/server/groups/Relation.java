package io.atrium.server.groups;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A relation as one of its sides has it.
 *
 * @param tenant whose row it is
 * @param side what that one is in the relation
 */
record Relation(UUID id, String tenant, Side side, String other, GroupState state, Instant invitedAt) {
    /** What an organization is in a relation. */
    enum Side {
        PARENT,
        SUBSIDIARY;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Side of(String code) {
            return code.equals(PARENT.code()) ? PARENT : SUBSIDIARY;
        }
    }
}

package io.atrium.server.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which members to list.
 *
 * @param day as of when
 * @param departmentNo only of this department and those below it
 * @param text part of the name or of the external id, in any case
 * @param limit at most so many
 * @param after only members with a greater number
 */
public record MemberQuery(
        LocalDate day,
        @Nullable Integer departmentNo,
        @Nullable String text,
        int limit,
        int after) {

    /** The most that one answer lists. */
    public static final int MAX_LIMIT = 500;

    public MemberQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ": " + limit);
        }
    }
}

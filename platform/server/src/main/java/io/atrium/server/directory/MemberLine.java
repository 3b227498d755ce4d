package io.atrium.server.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member in a list, as of a day.
 *
 * @param active whether the member belonged to the organization on that day; if not, the fields below are absent
 * @param validTo the first day on which this no longer holds; absent when no end is known
 */
public record MemberLine(
        int no,
        String user,
        String name,
        boolean active,
        @Nullable Integer departmentNo,
        @Nullable String title,
        @Nullable Integer managerNo,
        @Nullable String site,
        @Nullable String kind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {}

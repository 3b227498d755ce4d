package io.atrium.server.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the directory says of a member for some days.
 *
 * @param validTo the first day on which it does not hold any more; null: still holds
 */
record DirectoryPeriod(
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        int departmentNo,
        String department,
        String title,
        @Nullable Integer managerNo,
        String site,
        String kind) {}

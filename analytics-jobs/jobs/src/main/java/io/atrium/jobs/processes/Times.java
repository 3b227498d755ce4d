package io.atrium.jobs.processes;

import io.atrium.jobs.clickhouse.block.NullableColumn;
import io.atrium.jobs.clickhouse.block.NumberColumn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Points in time, in milliseconds since 1970. */
final class Times {
    private Times() {}

    static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    /** Whole seconds between, milliseconds cut off, not below 0. */
    static long seconds(long fromMillis, long toMillis) {
        return Math.max(0, (toMillis - fromMillis) / 1_000);
    }

    static void add(NullableColumn<NumberColumn> column, @Nullable Long millis) {
        if (millis == null) {
            column.addNull();
        } else {
            column.present().add(millis);
        }
    }
}

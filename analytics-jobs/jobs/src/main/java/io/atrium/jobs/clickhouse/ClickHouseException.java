package io.atrium.jobs.clickhouse;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClickHouse did not do what it was asked. */
public final class ClickHouseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** No code: the server could not be reached, or answered without one. */
    public static final int NO_CODE = 0;

    /**
     * Codes that pass by themselves: timeouts, too many queries or parts, memory, disk, read-only replicas, Keeper,
     * shutting down, quorum.
     */
    private static final Set<Integer> PASSING = Set.of(
            159, 160, 164, 201, 202, 203, 209, 210, 225, 236, 241, 242, 243, 252, 254, 279, 285, 286, 289, 298, 305,
            319, 335, 369, 394, 415, 425, 439, 473, 571, 590, 626, 692, 693, 700, 734, 999, 1000, 1002);

    private final int code;
    private final boolean passing;

    private ClickHouseException(String message, int code, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.passing = passing;
    }

    /** The server could not be reached or did not answer. */
    static ClickHouseException unreachable(String what, Throwable cause) {
        return new ClickHouseException(what + ": no answer (" + cause + ")", NO_CODE, true, cause);
    }

    /** The server answered with an error. */
    static ClickHouseException refused(String what, int status, int code, String body) {
        boolean passing = code == NO_CODE ? status >= 500 || status == 429 || status == 408 : PASSING.contains(code);
        return new ClickHouseException(
                what + ": HTTP " + status + ", ClickHouse code " + code + ": " + body, code, passing, null);
    }

    /** The server's error code, {@link #NO_CODE} without one. */
    public int code() {
        return code;
    }

    /** Whether the same request can succeed later. */
    public boolean passing() {
        return passing;
    }
}

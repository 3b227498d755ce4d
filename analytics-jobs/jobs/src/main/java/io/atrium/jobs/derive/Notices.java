package io.atrium.jobs.derive;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;

/**
 * What operators are told through the warehouse.
 *
 * @param generations which generations take rows
 * @param erased tenant to the time before which its records do not count, in milliseconds since 1970
 */
public record Notices(Generations generations, Map<String, Long> erased) {
    /** Nothing was ever rebuilt, nobody erased. */
    public static final Notices NONE = new Notices(Generations.NONE, Map.of());

    public Notices {
        erased = Map.copyOf(erased);
    }

    /** Reads them. */
    @FunctionalInterface
    public interface Board {
        /**
         * What is said now.
         *
         * @throws IOException when there is no answer; the job then starts again from its checkpoint
         */
        Notices read() throws IOException, InterruptedException;
    }

    /** Opens the connection where it is used. */
    @FunctionalInterface
    public interface Provider extends Serializable {
        /** Opens it; {@code onRetry} is run for every repeated request. */
        Board open(Runnable onRetry);
    }
}

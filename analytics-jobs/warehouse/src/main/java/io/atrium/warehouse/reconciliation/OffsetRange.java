package io.atrium.warehouse.reconciliation;

/**
 * Offsets of a lane.
 *
 * @param from the first
 * @param to after the last; {@link #OPEN} for all that follow
 */
public record OffsetRange(Lane lane, long from, long to) {

    /** No end. */
    public static final long OPEN = Long.MAX_VALUE;

    public OffsetRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("Not a range of offsets of " + lane + ": " + from + " to " + to);
        }
    }
}

package io.atrium.warehouse.reconciliation;

/**
 * Raw facts of some offsets.
 *
 * @param rows how many there are
 * @param offsets how many different offsets they come from: fewer than rows when a record counts twice
 */
public record FactCount(long rows, long offsets) {

    /** Nothing there. */
    public static final FactCount NONE = new FactCount(0, 0);
}

package io.atrium.warehouse.reconciliation;

/**
 * What the ingest job says became of the records that it judged before one checkpoint, all subtasks and tenants together.
 *
 * @param offsetFrom the first offset
 * @param offsetTo after the last offset
 * @param rows records that count
 * @param duplicates records that were there before
 * @param deadLettered records that cannot count
 * @param erased records of tenants that were erased, before they were read or since
 */
public record Claim(
        Lane lane,
        long checkpoint,
        long offsetFrom,
        long offsetTo,
        long rows,
        long duplicates,
        long deadLettered,
        long erased) {

    /** How many records it speaks of. */
    public long records() {
        return rows + duplicates + deadLettered + erased;
    }
}

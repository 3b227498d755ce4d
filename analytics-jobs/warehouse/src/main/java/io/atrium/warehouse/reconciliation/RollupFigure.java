package io.atrium.warehouse.reconciliation;

/**
 * A figure of a tenant over all days, in a rollup and as the raw facts give it. Raw facts are counted before and after the rollup is read,
 * so while events arrive a sound rollup lies between both.
 *
 * @param rollup table and column, such as {@code message_daily.messages}
 */
public record RollupFigure(String rollup, String tenantId, long rawBefore, long rolledUp, long rawAfter) {

    /** How many the rollup has too many, negative when it lacks some, 0 when it may be right. */
    public long difference() {
        return rolledUp > rawAfter ? rolledUp - rawAfter : Math.min(0, rolledUp - rawBefore);
    }
}

package io.atrium.server.reconciliation;

import io.atrium.warehouse.reconciliation.FactTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Totals of whole tables. They are asked one after the other while rows arrive, so of each the smallest deviation of the last passes counts:
 * what is wrong deviates in every pass, what is on its way does not.
 */
final class TotalsBook {

    /** How much too large in the last passes, negative when too small, the newest first. */
    private final Map<FactTable, List<Long>> rows = new EnumMap<>(FactTable.class);

    private final Map<FactTable, List<Long>> events = new EnumMap<>(FactTable.class);

    /**
     * One pass.
     *
     * @param proved rows below the seals, less those that retention has removed
     * @param beyond rows above them, and of lanes that nothing is claimed of yet
     * @param before rows of the table, asked after the two, before the rollup
     * @param events {@code event_daily}
     * @param after rows of the table after that
     */
    record Totals(long proved, long beyond, long before, long events, long after) {
        Totals with(long events, long after) {
            return new Totals(proved, beyond, before, events, after);
        }

        private long surplusRows() {
            return before - proved - beyond;
        }

        private long surplusEvents() {
            return events > after ? events - after : Math.min(0, events - before);
        }
    }

    /** As if there had been no passes. */
    void restart() {
        rows.clear();
        events.clear();
    }

    List<Difference> judge(Map<FactTable, Totals> totals) {
        List<Difference> differences = new ArrayList<>();
        totals.forEach((table, seen) -> {
            long surplusRows = standing(rows.computeIfAbsent(table, absent -> new ArrayList<>()), seen.surplusRows());
            if (surplusRows > 0) {
                differences.add(Difference.of(Discrepancy.TOTAL_TOO_LARGE, table.table(), surplusRows));
            } else if (surplusRows < 0) {
                differences.add(Difference.of(Discrepancy.TOTAL_TOO_SMALL, table.table(), -surplusRows));
            }
            long surplusEvents =
                    standing(events.computeIfAbsent(table, absent -> new ArrayList<>()), seen.surplusEvents());
            String rollup = "event_daily." + table.family();
            if (surplusEvents > 0) {
                differences.add(Difference.of(Discrepancy.ROLLUP_TOO_LARGE, rollup, surplusEvents));
            } else if (surplusEvents < 0) {
                differences.add(Difference.of(Discrepancy.ROLLUP_TOO_SMALL, rollup, -surplusEvents));
            }
        });
        return differences;
    }

    /** What all of the last passes have in common: 0 unless each deviates in the same direction. */
    private static long standing(List<Long> last, long newest) {
        last.add(0, newest);
        while (last.size() > Limits.TOTAL_PASSES) {
            last.remove(last.size() - 1);
        }
        if (last.size() < Limits.TOTAL_PASSES) {
            return 0;
        }
        long smallest = last.stream().mapToLong(Long::longValue).min().orElse(0);
        long largest = last.stream().mapToLong(Long::longValue).max().orElse(0);
        if (smallest > 0) {
            return smallest;
        }
        return largest < 0 ? largest : 0;
    }
}

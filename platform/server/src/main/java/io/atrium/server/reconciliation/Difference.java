package io.atrium.server.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Something that does not fit.
 *
 * @param where topic and partition, table, or rollup
 * @param tenant whose, when it is known; for operators only
 * @param records how many
 */
public record Difference(
        String kind,
        Verdict verdict,
        String where,
        @Nullable String tenant,
        long records,
        String explanation,
        String action) {

    static Difference of(Discrepancy kind, String where, long records) {
        return of(kind, where, null, records);
    }

    static Difference of(Discrepancy kind, String where, @Nullable String tenant, long records) {
        return new Difference(kind.code(), kind.verdict(), where, tenant, records, kind.explanation(), kind.action());
    }
}

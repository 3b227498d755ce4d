package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.ingest.FactColumns.add;
import static io.atrium.jobs.ingest.FactColumns.addEnvelope;
import static io.atrium.jobs.ingest.FactColumns.addOrigin;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.ingest.IngestRow.UsageFact;

/** The columns of {@code usage_event}. */
final class UsageColumns {
    private UsageColumns() {}

    static BlockLayout<UsageFact> layout(int generation) {
        BlockLayout.Builder<UsageFact> columns = BlockLayout.builder();
        addEnvelope(columns);
        columns.column(
                        "page",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().page()))
                .column(
                        "action",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().action()))
                .column(
                        "feature",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().feature()))
                .column(
                        "app_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().appId()))
                .column(
                        "query_kind",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().queryKind()))
                .column(
                        "result_count",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().resultCount()))
                .column(
                        "duration_seconds",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().durationSeconds()));
        return addOrigin(columns, generation).build();
    }
}

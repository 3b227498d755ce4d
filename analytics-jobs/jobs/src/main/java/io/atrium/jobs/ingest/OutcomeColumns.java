package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint16;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;
import static io.atrium.jobs.ingest.FactColumns.MILLISECONDS;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.ingest.IngestRow.Outcome;

/** The columns of {@code ingest_outcome}. */
final class OutcomeColumns {
    private OutcomeColumns() {}

    static BlockLayout<Outcome> layout(int generation) {
        return BlockLayout.<Outcome>builder()
                .column(
                        "tenant_id",
                        lowCardinality(),
                        (row, column) -> column.add(row.place().tenantId()))
                .column(
                        "topic",
                        lowCardinality(),
                        (row, column) -> column.add(row.place().topic()))
                .column(
                        "kafka_partition",
                        uint16(),
                        (row, column) -> column.add((long) row.place().partition()))
                .column("offset_from", uint64(), (row, column) -> column.add(row.offsetFrom()))
                .column("offset_to", uint64(), (row, column) -> column.add(row.offsetTo()))
                .column("rows", uint64(), (row, column) -> column.add(row.rows()))
                .column("duplicates", uint64(), (row, column) -> column.add(row.duplicates()))
                .column("dead_lettered", uint64(), (row, column) -> column.add(row.deadLettered()))
                .column("erased", uint64(), (row, column) -> column.add(row.erased()))
                .column(
                        "arrival_time",
                        dateTime64(MILLISECONDS),
                        (row, column) -> column.add(row.newestArrivalMillis()))
                .column("generation", uint32(), (row, column) -> column.add((long) generation))
                .column("subtask", uint16(), (row, column) -> column.add((long) row.subtask()))
                .column("checkpoint", uint64(), (row, column) -> column.add(row.checkpoint()))
                .build();
    }
}

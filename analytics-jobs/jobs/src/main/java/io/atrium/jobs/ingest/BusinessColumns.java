package io.atrium.jobs.ingest;

import static io.atrium.jobs.clickhouse.block.ColumnType.bool;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.decimal64;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.ingest.FactColumns.MILLISECONDS;
import static io.atrium.jobs.ingest.FactColumns.add;
import static io.atrium.jobs.ingest.FactColumns.addEnvelope;
import static io.atrium.jobs.ingest.FactColumns.addOrigin;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.ingest.IngestRow.BusinessFact;

/** The columns of {@code business_event}. */
final class BusinessColumns {
    private BusinessColumns() {}

    static BlockLayout<BusinessFact> layout(int generation) {
        BlockLayout.Builder<BusinessFact> columns = BlockLayout.builder();
        addEnvelope(columns);
        columns.column(
                        "process_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().processId()))
                .column(
                        "instance_id",
                        string(),
                        (fact, column) -> add(column, fact.event().instanceId()))
                .column(
                        "task_id",
                        string(),
                        (fact, column) -> add(column, fact.event().taskId()))
                .column(
                        "activity",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().activity()))
                .column(
                        "role",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().role()))
                .column(
                        "resubmission_of",
                        string(),
                        (fact, column) -> add(column, fact.event().resubmissionOf()))
                .column(
                        "result",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().result()))
                .column(
                        "app_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().appId()))
                .column(
                        "form_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().formId()))
                .column(
                        "connector_id",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().connectorId()))
                .column(
                        "failure_code",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().failureCode()))
                .column(
                        "business_system",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().system()))
                .column(
                        "entity",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().entity()))
                .column(
                        "stage",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().stage()))
                .column(
                        "previous_stage",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().previousStage()))
                .column(
                        "amount",
                        nullable(decimal64(18, 4)),
                        (fact, column) -> add(column, fact.event().amount()))
                .column(
                        "currency",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().currency()))
                .column(
                        "direction",
                        lowCardinality(),
                        (fact, column) -> add(column, fact.event().direction()))
                .column(
                        "scheduled",
                        bool(),
                        (fact, column) -> column.add(fact.event().scheduled()))
                .column(
                        "due_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().dueTime()))
                .column(
                        "created_time",
                        nullable(dateTime64(MILLISECONDS)),
                        (fact, column) -> add(column, fact.event().createdTime()))
                .column(
                        "duration_seconds",
                        uint32(),
                        (fact, column) -> column.add((long) fact.event().durationSeconds()));
        return addOrigin(columns, generation).build();
    }
}

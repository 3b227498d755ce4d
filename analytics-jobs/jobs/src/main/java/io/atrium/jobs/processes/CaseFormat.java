package io.atrium.jobs.processes;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.decimal64;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.processes.CaseRow.Completion;
import io.atrium.jobs.processes.CaseRow.Course;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code process_case_fact}. */
final class CaseFormat implements RowFormat<CaseRow> {
    private static final long serialVersionUID = 1L;
    private static final int STARTED = 1;
    private static final int COMPLETED = 2;
    private static final int WITHDRAWN = 4;

    @Override
    public String view() {
        return "process_case";
    }

    @Override
    public Class<CaseRow> rows() {
        return CaseRow.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(CaseRow row, DataOutput out) throws IOException {
        Completion completion = row.completion();
        out.writeByte((row.started() ? STARTED : 0)
                | (completion == null ? 0 : COMPLETED)
                | (row.withdrawn() ? WITHDRAWN : 0));
        Compact.writeText(row.processId(), out);
        Compact.writeText(row.instanceId(), out);
        row.stamp().write(out);
        Compact.writeNumber(row.course().firstMillis(), out);
        Compact.writeNumber(row.course().lastMillis(), out);
        Compact.writeNumber(row.course().activities().size(), out);
        for (String activity : row.course().activities()) {
            Compact.writeText(activity, out);
        }
        if (completion != null) {
            Compact.writeNumber(completion.timeMillis(), out);
            Compact.writeText(completion.result(), out);
        }
        Compact.writeNumber(row.createdMillis(), out);
        Compact.writeOptionalNumber(row.dueMillis(), out);
        Compact.writeNumber(row.returned(), out);
        Compact.writeNumber(row.resubmitted(), out);
        Compact.writeText(row.resubmissionOf(), out);
        Money.write(row.money(), out);
    }

    @Override
    public CaseRow read(int version, DataInput in) throws IOException {
        int flags = in.readByte();
        return new CaseRow(
                Compact.readText(in),
                Compact.readText(in),
                Stamp.read(in),
                new Course(Compact.readNumber(in), Compact.readNumber(in), activities(in)),
                (flags & STARTED) != 0,
                (flags & COMPLETED) == 0 ? null : new Completion(Compact.readNumber(in), Compact.readText(in)),
                Compact.readNumber(in),
                Compact.readOptionalNumber(in),
                Compact.readNumber(in),
                Compact.readNumber(in),
                Compact.readText(in),
                (flags & WITHDRAWN) != 0,
                Money.read(in));
    }

    private static List<String> activities(DataInput in) throws IOException {
        int size = (int) Compact.readNumber(in);
        List<String> activities = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            activities.add(Compact.readText(in));
        }
        return activities;
    }

    @Override
    public BlockLayout<CaseRow> columns() {
        BlockLayout.Builder<CaseRow> columns = BlockLayout.<CaseRow>builder()
                .column("process_id", lowCardinality(), (row, column) -> column.add(row.processId()))
                .column("instance_id", string(), (row, column) -> column.add(row.instanceId()));
        return Stamp.addTo(columns, CaseRow::stamp)
                .column(
                        "events",
                        uint32(),
                        (row, column) ->
                                column.add((long) row.course().activities().size()))
                .column(
                        "first_time",
                        dateTime64(3),
                        (row, column) -> column.add(row.course().firstMillis()))
                .column(
                        "last_time",
                        dateTime64(3),
                        (row, column) -> column.add(row.course().lastMillis()))
                .column("activities", array(string()), (row, column) -> {
                    row.course().activities().forEach(column.items()::add);
                    column.end();
                })
                .column("started", uint8(), (row, column) -> column.add(row.started()))
                .column(
                        "completed_time",
                        nullable(dateTime64(3)),
                        (row, column) -> Times.add(column, row.completedMillis()))
                .column("created_time", dateTime64(3), (row, column) -> column.add(row.createdMillis()))
                .column("result", lowCardinality(), (row, column) -> column.add(row.result()))
                .column("cycle_seconds", uint64(), (row, column) -> column.add(row.cycleSeconds()))
                .column("span_seconds", uint64(), (row, column) -> column.add(row.spanSeconds()))
                .column("due_time", nullable(dateTime64(3)), (row, column) -> Times.add(column, row.dueMillis()))
                .column("returned", uint32(), (row, column) -> column.add(row.returned()))
                .column("resubmitted", uint32(), (row, column) -> column.add(row.resubmitted()))
                .column("resubmission_of", string(), (row, column) -> column.add(row.resubmissionOf()))
                .column("withdrawn", uint8(), (row, column) -> column.add(row.withdrawn()))
                .column("amount", nullable(decimal64(18, 4)), (row, column) -> Money.add(column, row.money()))
                .column("currency", lowCardinality(), (row, column) -> column.add(Money.currencyOf(row.money())))
                .build();
    }
}

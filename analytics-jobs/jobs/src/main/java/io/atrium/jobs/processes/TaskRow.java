package io.atrium.jobs.processes;

import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A task of a case: a row of {@code process_task_fact}.
 *
 * @param processId what kind of process
 * @param instanceId which case
 * @param taskId which task
 * @param stamp of the completion, while it is open of the creation
 * @param createdMillis when it came into being
 * @param completedMillis when it was handled; null while it is open
 * @param result how, empty while it is open
 * @param dueMillis when it is due
 * @param mobile handled on a mobile device
 */
record TaskRow(
        String processId,
        String instanceId,
        String taskId,
        Stamp stamp,
        long createdMillis,
        @Nullable Long completedMillis,
        String result,
        @Nullable Long dueMillis,
        boolean mobile)
        implements DerivedRow {

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    long waitSeconds() {
        return completedMillis == null ? 0 : Times.seconds(createdMillis, completedMillis);
    }

    /** The table. */
    static final class Format implements RowFormat<TaskRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "process_task";
        }

        @Override
        public Class<TaskRow> rows() {
            return TaskRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(TaskRow row, DataOutput out) throws IOException {
            Compact.writeText(row.processId, out);
            Compact.writeText(row.instanceId, out);
            Compact.writeText(row.taskId, out);
            row.stamp.write(out);
            Compact.writeNumber(row.createdMillis, out);
            Compact.writeOptionalNumber(row.completedMillis, out);
            Compact.writeText(row.result, out);
            Compact.writeOptionalNumber(row.dueMillis, out);
            out.writeBoolean(row.mobile);
        }

        @Override
        public TaskRow read(int version, DataInput in) throws IOException {
            return new TaskRow(
                    Compact.readText(in),
                    Compact.readText(in),
                    Compact.readText(in),
                    Stamp.read(in),
                    Compact.readNumber(in),
                    Compact.readOptionalNumber(in),
                    Compact.readText(in),
                    Compact.readOptionalNumber(in),
                    in.readBoolean());
        }

        @Override
        public BlockLayout<TaskRow> columns() {
            BlockLayout.Builder<TaskRow> columns = BlockLayout.<TaskRow>builder()
                    .column("process_id", lowCardinality(), (row, column) -> column.add(row.processId))
                    .column("instance_id", string(), (row, column) -> column.add(row.instanceId))
                    .column("task_id", string(), (row, column) -> column.add(row.taskId));
            return Stamp.addTo(columns, TaskRow::stamp)
                    .column("created_time", dateTime64(3), (row, column) -> column.add(row.createdMillis))
                    .column(
                            "completed_time",
                            nullable(dateTime64(3)),
                            (row, column) -> Times.add(column, row.completedMillis))
                    .column("result", lowCardinality(), (row, column) -> column.add(row.result))
                    .column("wait_seconds", uint64(), (row, column) -> column.add(row.waitSeconds()))
                    .column("due_time", nullable(dateTime64(3)), (row, column) -> Times.add(column, row.dueMillis))
                    .column("mobile", uint8(), (row, column) -> column.add(row.mobile))
                    .build();
        }
    }
}

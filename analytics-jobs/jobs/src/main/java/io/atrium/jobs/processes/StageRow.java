package io.atrium.jobs.processes;

import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.decimal64;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.nullable;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage that a business record was in: a row of {@code record_stage_fact}.
 *
 * @param record the record
 * @param twin how many stages it entered before at this very time: keeps rows apart that are otherwise equal
 * @param stage the stage
 * @param nextStage the stage after it, empty while it is there
 * @param stamp of who moved it there
 * @param enteredMillis since when
 * @param leftMillis until when; null while it is there
 * @param money the last amount that was named before it left
 */
record StageRow(
        BusinessRecord record,
        long twin,
        String stage,
        String nextStage,
        Stamp stamp,
        long enteredMillis,
        @Nullable Long leftMillis,
        @Nullable Money money)
        implements DerivedRow {

    /** Which record of which system. */
    record BusinessRecord(String system, String entity, String id) {
        static BusinessRecord of(List<String> names) {
            return new BusinessRecord(names.get(0), names.get(1), names.get(2));
        }
    }

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    long stageSeconds() {
        return leftMillis == null ? 0 : Times.seconds(enteredMillis, leftMillis);
    }

    /** The table. */
    static final class Format implements RowFormat<StageRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "record_stage";
        }

        @Override
        public Class<StageRow> rows() {
            return StageRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StageRow row, DataOutput out) throws IOException {
            Compact.writeText(row.record.system, out);
            Compact.writeText(row.record.entity, out);
            Compact.writeText(row.record.id, out);
            Compact.writeNumber(row.twin, out);
            Compact.writeText(row.stage, out);
            Compact.writeText(row.nextStage, out);
            row.stamp.write(out);
            Compact.writeNumber(row.enteredMillis, out);
            Compact.writeOptionalNumber(row.leftMillis, out);
            Money.write(row.money, out);
        }

        @Override
        public StageRow read(int version, DataInput in) throws IOException {
            return new StageRow(
                    new BusinessRecord(Compact.readText(in), Compact.readText(in), Compact.readText(in)),
                    Compact.readNumber(in),
                    Compact.readText(in),
                    Compact.readText(in),
                    Stamp.read(in),
                    Compact.readNumber(in),
                    Compact.readOptionalNumber(in),
                    Money.read(in));
        }

        @Override
        public BlockLayout<StageRow> columns() {
            BlockLayout.Builder<StageRow> columns = BlockLayout.<StageRow>builder()
                    .column("business_system", lowCardinality(), (row, column) -> column.add(row.record.system))
                    .column("entity", lowCardinality(), (row, column) -> column.add(row.record.entity))
                    .column("record_id", string(), (row, column) -> column.add(row.record.id))
                    .column("stage", lowCardinality(), (row, column) -> column.add(row.stage))
                    .column("next_stage", lowCardinality(), (row, column) -> column.add(row.nextStage));
            return Stamp.addTo(columns, StageRow::stamp)
                    .column("entered_time", dateTime64(3), (row, column) -> column.add(row.enteredMillis))
                    .column("left_time", nullable(dateTime64(3)), (row, column) -> Times.add(column, row.leftMillis))
                    .column("stage_seconds", uint64(), (row, column) -> column.add(row.stageSeconds()))
                    .column("amount", nullable(decimal64(18, 4)), (row, column) -> Money.add(column, row.money))
                    .column("currency", lowCardinality(), (row, column) -> column.add(Money.currencyOf(row.money)))
                    .build();
        }
    }
}

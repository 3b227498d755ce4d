package io.atrium.jobs.derive;

import static io.atrium.jobs.clickhouse.block.ColumnType.date;
import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.enum8;
import static io.atrium.jobs.clickhouse.block.ColumnType.int8;
import static io.atrium.jobs.clickhouse.block.ColumnType.lowCardinality;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint64;

import io.atrium.jobs.clickhouse.Table;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.Column;
import io.atrium.jobs.derive.Derived.Change;
import io.atrium.jobs.derive.Derived.Gap;
import io.atrium.jobs.derive.Derived.Restatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tables of a derivation, as {@code V009__derived.sql} of the warehouse defines them.
 *
 * @param derivation the derivation
 */
record DerivedTables(Derivation<?, ?> derivation) implements Table.Provider<Derived> {
    private static final long serialVersionUID = 1L;
    private static final int MILLISECONDS = 3;
    private static final int MONTHS = 12;
    private static final Map<String, Integer> REASONS = Map.of("late", 1, "correction", 2, "replay", 3);

    /** The table behind a view. */
    static String table(String view) {
        return view + "_fact";
    }

    @Override
    public List<Table<? extends Derived>> tables() {
        List<Table<? extends Derived>> tables = new ArrayList<>();
        for (RowFormat<?> format : derivation.rows()) {
            tables.add(new Table<>(table(format.view()), Change.class, layout(format), DerivedTables::month));
        }
        tables.add(new Table<>("restatement", Restatement.class, restatements()));
        tables.add(new Table<>("derived_gap", Gap.class, gaps()));
        return tables;
    }

    private static int month(Change change) {
        LocalDate day = LocalDate.ofEpochDay(change.written().epochDay());
        return day.getYear() * MONTHS + day.getMonthValue();
    }

    private static <R extends DerivedRow> BlockLayout<Change> layout(RowFormat<R> format) {
        BlockLayout.Builder<Change> columns = BlockLayout.<Change>builder()
                .column("tenant_id", lowCardinality(), (change, column) -> column.add(change.tenantId()))
                .column(
                        "day",
                        date(),
                        (change, column) -> column.add(change.written().epochDay()));
        for (BlockLayout.Definition<R, ?> column : format.columns().columns()) {
            addOwn(columns, format, column);
        }
        return columns.column("generation", uint32(), (change, column) -> column.add((long) change.generation()))
                .column(
                        "row_hash",
                        uint64(),
                        (change, column) -> column.add(change.written().hash()))
                .column("sign", int8(), (change, column) -> column.add((long) change.sign()))
                .build();
    }

    private static <R extends DerivedRow, C extends Column> void addOwn(
            BlockLayout.Builder<Change> columns, RowFormat<R> format, BlockLayout.Definition<R, C> own) {
        columns.column(own.name(), own.type(), (change, column) -> own.fill().accept(change.row(format), column));
    }

    private static BlockLayout<Restatement> restatements() {
        return BlockLayout.<Restatement>builder()
                .column("tenant_id", lowCardinality(), (row, column) -> column.add(row.tenantId()))
                .column("derivation", lowCardinality(), (row, column) -> column.add(row.view()))
                .column("day", date(), (row, column) -> column.add(row.epochDay()))
                .column("reason", enum8(REASONS), (row, column) -> column.add(1L))
                .column("rows_removed", uint64(), (row, column) -> column.add(row.removed()))
                .column("rows_added", uint64(), (row, column) -> column.add(row.added()))
                .column("restated_at", dateTime64(MILLISECONDS), (row, column) -> column.add(row.atMillis()))
                .column("generation", uint32(), (row, column) -> column.add((long) row.generation()))
                .build();
    }

    private static BlockLayout<Gap> gaps() {
        return BlockLayout.<Gap>builder()
                .column("tenant_id", lowCardinality(), (row, column) -> column.add(row.tenantId()))
                .column("derivation", lowCardinality(), (row, column) -> column.add(row.view()))
                .column("day", date(), (row, column) -> column.add(row.epochDay()))
                .column("generation", uint32(), (row, column) -> column.add((long) row.generation()))
                .column("noted_at", dateTime64(MILLISECONDS), (row, column) -> column.add(row.atMillis()))
                .build();
    }
}

package io.atrium.jobs.sessions;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint16;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.jobs.clickhouse.block.ArrayColumn;
import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.clickhouse.block.TextColumn;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code member_day_fact}. */
final class MemberDayFormat implements RowFormat<MemberDayRow> {
    private static final long serialVersionUID = 1L;

    @Override
    public String view() {
        return "member_day";
    }

    @Override
    public Class<MemberDayRow> rows() {
        return MemberDayRow.class;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(MemberDayRow row, DataOutput out) throws IOException {
        row.stamp().write(out);
        Compact.writeNumber(row.use().sessions(), out);
        Compact.writeNumber(row.use().devices(), out);
        Compact.writeNumber(row.use().activeSeconds(), out);
        Compact.writeNumber(row.use().deviceSeconds(), out);
        Compact.writeNumber(row.intentionalEvents(), out);
        out.writeByte(row.platforms());
        out.writeByte(row.modes());
        write(row.apps(), out);
        write(row.systems(), out);
        out.writeBoolean(row.builder());
    }

    @Override
    public MemberDayRow read(int version, DataInput in) throws IOException {
        return new MemberDayRow(
                Stamp.read(in),
                new Sessionizer.Use(
                        (int) Compact.readNumber(in),
                        (int) Compact.readNumber(in),
                        Compact.readNumber(in),
                        Compact.readNumber(in)),
                (int) Compact.readNumber(in),
                in.readUnsignedByte(),
                in.readUnsignedByte(),
                readTexts(in),
                readTexts(in),
                in.readBoolean());
    }

    private static void write(List<String> texts, DataOutput out) throws IOException {
        Compact.writeNumber(texts.size(), out);
        for (String text : texts) {
            Compact.writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        int count = (int) Compact.readNumber(in);
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(Compact.readText(in));
        }
        return List.copyOf(texts);
    }

    @Override
    public BlockLayout<MemberDayRow> columns() {
        return Stamp.addTo(BlockLayout.<MemberDayRow>builder(), MemberDayRow::stamp)
                .column(
                        "sessions",
                        uint32(),
                        (row, column) -> column.add((long) row.use().sessions()))
                .column(
                        "devices",
                        uint16(),
                        (row, column) -> column.add((long) row.use().devices()))
                .column(
                        "active_seconds",
                        uint32(),
                        (row, column) -> column.add(row.use().activeSeconds()))
                .column(
                        "device_seconds",
                        uint32(),
                        (row, column) -> column.add(row.use().deviceSeconds()))
                .column("intentional_events", uint32(), (row, column) -> column.add((long) row.intentionalEvents()))
                .column("platforms", uint8(), (row, column) -> column.add((long) row.platforms()))
                .column("modes", uint8(), (row, column) -> column.add((long) row.modes()))
                .column("apps", array(string()), (row, column) -> add(row.apps(), column))
                .column("systems", array(string()), (row, column) -> add(row.systems(), column))
                .column("builder", uint8(), (row, column) -> column.add(row.builder()))
                .build();
    }

    private static void add(List<String> texts, ArrayColumn<TextColumn> column) {
        texts.forEach(column.items()::add);
        column.end();
    }
}

package io.atrium.jobs.collaboration;

import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;

/**
 * Somebody's time in a meeting: a row of {@code meeting_attendance_fact}. Who else was there stands in the meeting's row
 * only: it would otherwise stand in everybody's, and every joining would change them all.
 *
 * @param day of the meeting
 * @param meetingId the meeting
 * @param stamp of the first joining
 * @param joinedMillis when that was
 * @param attendedSeconds how long in all
 * @param largeLong of the meeting
 */
record AttendanceRow(
        LocalDate day, String meetingId, Stamp stamp, long joinedMillis, long attendedSeconds, boolean largeLong)
        implements DerivedMeetingRow {

    /** The table. */
    static final class Format implements RowFormat<AttendanceRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "meeting_attendance";
        }

        @Override
        public Class<AttendanceRow> rows() {
            return AttendanceRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(AttendanceRow row, DataOutput out) throws IOException {
            Compact.writeNumber(row.day.toEpochDay(), out);
            Compact.writeText(row.meetingId, out);
            row.stamp.write(out);
            Compact.writeNumber(row.joinedMillis, out);
            Compact.writeNumber(row.attendedSeconds, out);
            out.writeBoolean(row.largeLong);
        }

        @Override
        public AttendanceRow read(int version, DataInput in) throws IOException {
            return new AttendanceRow(
                    LocalDate.ofEpochDay(Compact.readNumber(in)),
                    Compact.readText(in),
                    Stamp.read(in),
                    Compact.readNumber(in),
                    Compact.readNumber(in),
                    in.readBoolean());
        }

        @Override
        public BlockLayout<AttendanceRow> columns() {
            BlockLayout.Builder<AttendanceRow> columns = BlockLayout.<AttendanceRow>builder()
                    .column("meeting_id", string(), (row, column) -> column.add(row.meetingId));
            return Stamp.addTo(columns, AttendanceRow::stamp)
                    .column("joined_time", dateTime64(3), (row, column) -> column.add(row.joinedMillis))
                    .column("attended_seconds", uint32(), (row, column) -> column.add(row.attendedSeconds))
                    .column("large_long", uint8(), (row, column) -> column.add(row.largeLong))
                    .build();
        }
    }
}

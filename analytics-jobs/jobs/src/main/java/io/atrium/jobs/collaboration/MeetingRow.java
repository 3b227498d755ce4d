package io.atrium.jobs.collaboration;

import static io.atrium.jobs.clickhouse.block.ColumnType.array;
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
import java.util.ArrayList;
import java.util.List;

/**
 * A meeting: a row of {@code meeting_fact}.
 *
 * @param meetingId the meeting
 * @param stamp of the organizer
 * @param startMillis the planned start
 * @param durationSeconds how long it was
 * @param invitees how many were asked
 * @param participants how many people joined
 * @param largeLong nine invitees or more and longer than an hour
 * @param setUp the first phase
 * @param meetUp the second phase
 * @param followUp the third phase
 * @param departments the department of each who joined, 0 without one, sorted
 */
record MeetingRow(
        String meetingId,
        Stamp stamp,
        long startMillis,
        long durationSeconds,
        long invitees,
        long participants,
        boolean largeLong,
        SetUp setUp,
        MeetUp meetUp,
        FollowUp followUp,
        List<Integer> departments)
        implements DerivedMeetingRow {

    MeetingRow {
        departments = List.copyOf(departments);
    }

    /** Before it: somebody wrote about it, it was called a day ahead, most accepted, most came in time. */
    record SetUp(boolean chatBefore, boolean notice24h, boolean accepted, boolean onTime) {}

    /** While it lasted: somebody did more than listen, a third of them spoke or wrote, there was something to see. */
    record MeetUp(boolean interactive, boolean spoke, boolean visual) {}

    /** After it: there is something to read, somebody wrote about it. */
    record FollowUp(boolean recorded, boolean chatAfter) {}

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    private int flags() {
        return bit(0, largeLong)
                | bit(1, setUp.chatBefore)
                | bit(2, setUp.notice24h)
                | bit(3, setUp.accepted)
                | bit(4, setUp.onTime)
                | bit(5, meetUp.interactive)
                | bit(6, meetUp.spoke)
                | bit(7, meetUp.visual)
                | bit(8, followUp.recorded)
                | bit(9, followUp.chatAfter);
    }

    private static int bit(int place, boolean set) {
        return set ? 1 << place : 0;
    }

    /** The table. */
    static final class Format implements RowFormat<MeetingRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "meeting";
        }

        @Override
        public Class<MeetingRow> rows() {
            return MeetingRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(MeetingRow row, DataOutput out) throws IOException {
            Compact.writeText(row.meetingId, out);
            row.stamp.write(out);
            Compact.writeNumber(row.startMillis, out);
            Compact.writeNumber(row.durationSeconds, out);
            Compact.writeNumber(row.invitees, out);
            Compact.writeNumber(row.participants, out);
            out.writeShort(row.flags());
            Compact.writeNumber(row.departments.size(), out);
            for (int department : row.departments) {
                Compact.writeNumber(department, out);
            }
        }

        @Override
        public MeetingRow read(int version, DataInput in) throws IOException {
            String meetingId = Compact.readText(in);
            Stamp stamp = Stamp.read(in);
            long startMillis = Compact.readNumber(in);
            long duration = Compact.readNumber(in);
            long invitees = Compact.readNumber(in);
            long participants = Compact.readNumber(in);
            int flags = in.readShort();
            return new MeetingRow(
                    meetingId,
                    stamp,
                    startMillis,
                    duration,
                    invitees,
                    participants,
                    isSet(flags, 0),
                    new SetUp(isSet(flags, 1), isSet(flags, 2), isSet(flags, 3), isSet(flags, 4)),
                    new MeetUp(isSet(flags, 5), isSet(flags, 6), isSet(flags, 7)),
                    new FollowUp(isSet(flags, 8), isSet(flags, 9)),
                    departments(in));
        }

        private static List<Integer> departments(DataInput in) throws IOException {
            int size = (int) Compact.readNumber(in);
            List<Integer> departments = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                departments.add((int) Compact.readNumber(in));
            }
            return departments;
        }

        private static boolean isSet(int flags, int place) {
            return (flags >> place & 1) == 1;
        }

        @Override
        public BlockLayout<MeetingRow> columns() {
            BlockLayout.Builder<MeetingRow> columns = BlockLayout.<MeetingRow>builder()
                    .column("meeting_id", string(), (row, column) -> column.add(row.meetingId));
            return Stamp.addTo(columns, MeetingRow::stamp)
                    .column("scheduled_start", dateTime64(3), (row, column) -> column.add(row.startMillis))
                    .column("duration_seconds", uint32(), (row, column) -> column.add(row.durationSeconds))
                    .column("invitees", uint32(), (row, column) -> column.add(row.invitees))
                    .column("participants", uint32(), (row, column) -> column.add(row.participants))
                    .column("large_long", uint8(), (row, column) -> column.add(row.largeLong))
                    .column("chat_before", uint8(), (row, column) -> column.add(row.setUp.chatBefore))
                    .column("notice_24h", uint8(), (row, column) -> column.add(row.setUp.notice24h))
                    .column("accepted", uint8(), (row, column) -> column.add(row.setUp.accepted))
                    .column("on_time", uint8(), (row, column) -> column.add(row.setUp.onTime))
                    .column("interactive", uint8(), (row, column) -> column.add(row.meetUp.interactive))
                    .column("spoke", uint8(), (row, column) -> column.add(row.meetUp.spoke))
                    .column("visual", uint8(), (row, column) -> column.add(row.meetUp.visual))
                    .column("recorded", uint8(), (row, column) -> column.add(row.followUp.recorded))
                    .column("chat_after", uint8(), (row, column) -> column.add(row.followUp.chatAfter))
                    .column("attendee_department_no", array(uint32()), (row, column) -> {
                        row.departments.forEach(department -> column.items().add((long) department));
                        column.end();
                    })
                    .build();
        }
    }
}

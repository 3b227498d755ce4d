package io.atrium.jobs.collaboration;

import static io.atrium.jobs.clickhouse.block.ColumnType.dateTime64;
import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint32;
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

/**
 * Whether a message to a group was answered: a row of {@code response_fact}.
 *
 * @param messageId the message
 * @param twin how many messages of this id came before it: keeps rows apart that are otherwise equal
 * @param conversationId where it was sent
 * @param stamp of the message
 * @param sentMillis when it was sent
 * @param mentioned somebody is mentioned
 * @param answeredBy who answered first, 0: nobody
 * @param responseSeconds after how many seconds, 0 when nobody did
 */
record ResponseRow(
        String messageId,
        long twin,
        String conversationId,
        Stamp stamp,
        long sentMillis,
        boolean mentioned,
        long answeredBy,
        long responseSeconds)
        implements DerivedRow {

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    /** The table. */
    static final class Format implements RowFormat<ResponseRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "response";
        }

        @Override
        public Class<ResponseRow> rows() {
            return ResponseRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(ResponseRow row, DataOutput out) throws IOException {
            Compact.writeText(row.messageId, out);
            Compact.writeNumber(row.twin, out);
            Compact.writeText(row.conversationId, out);
            row.stamp.write(out);
            Compact.writeNumber(row.sentMillis, out);
            out.writeBoolean(row.mentioned);
            Compact.writeNumber(row.answeredBy, out);
            Compact.writeNumber(row.responseSeconds, out);
        }

        @Override
        public ResponseRow read(int version, DataInput in) throws IOException {
            return new ResponseRow(
                    Compact.readText(in),
                    Compact.readNumber(in),
                    Compact.readText(in),
                    Stamp.read(in),
                    Compact.readNumber(in),
                    in.readBoolean(),
                    Compact.readNumber(in),
                    Compact.readNumber(in));
        }

        @Override
        public BlockLayout<ResponseRow> columns() {
            BlockLayout.Builder<ResponseRow> columns = BlockLayout.<ResponseRow>builder()
                    .column("message_id", string(), (row, column) -> column.add(row.messageId))
                    .column("conversation_id", string(), (row, column) -> column.add(row.conversationId));
            return Stamp.addTo(columns, ResponseRow::stamp)
                    .column("sent_time", dateTime64(3), (row, column) -> column.add(row.sentMillis))
                    .column("mentioned", uint8(), (row, column) -> column.add(row.mentioned))
                    .column("answered", uint8(), (row, column) -> column.add(row.answeredBy != 0))
                    .column("answered_by", uint32(), (row, column) -> column.add(row.answeredBy))
                    .column("response_seconds", uint32(), (row, column) -> column.add(row.responseSeconds))
                    .build();
        }
    }
}

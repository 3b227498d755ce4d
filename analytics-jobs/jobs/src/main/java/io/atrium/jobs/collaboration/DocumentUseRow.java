package io.atrium.jobs.collaboration;

import static io.atrium.jobs.clickhouse.block.ColumnType.string;
import static io.atrium.jobs.clickhouse.block.ColumnType.uint8;

import io.atrium.jobs.clickhouse.block.BlockLayout;
import io.atrium.jobs.collaboration.DocumentAct.Kind;
import io.atrium.jobs.derive.Compact;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;

/**
 * What a person did with a document on a day: a row of {@code document_use_fact}.
 *
 * @param documentId the document
 * @param stamp of the day's last event
 * @param acts the bits of what was done
 * @param collaborated some of it after a change by somebody else
 */
record DocumentUseRow(String documentId, Stamp stamp, int acts, boolean collaborated) implements DerivedRow {

    static DocumentUseRow of(String documentId, Stamp stamp, Kind kind, boolean collaborated) {
        return new DocumentUseRow(documentId, stamp, kind.bit(), collaborated);
    }

    /** Together with what was done later on that day. */
    DocumentUseRow and(DocumentUseRow later) {
        return new DocumentUseRow(documentId, later.stamp, acts | later.acts, collaborated || later.collaborated);
    }

    boolean has(Kind kind) {
        return (acts & kind.bit()) != 0;
    }

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    /** The table. */
    static final class Format implements RowFormat<DocumentUseRow> {
        private static final long serialVersionUID = 1L;

        @Override
        public String view() {
            return "document_use";
        }

        @Override
        public Class<DocumentUseRow> rows() {
            return DocumentUseRow.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(DocumentUseRow row, DataOutput out) throws IOException {
            Compact.writeText(row.documentId, out);
            row.stamp.write(out);
            Compact.writeNumber(row.acts, out);
            out.writeBoolean(row.collaborated);
        }

        @Override
        public DocumentUseRow read(int version, DataInput in) throws IOException {
            return new DocumentUseRow(
                    Compact.readText(in), Stamp.read(in), (int) Compact.readNumber(in), in.readBoolean());
        }

        @Override
        public BlockLayout<DocumentUseRow> columns() {
            BlockLayout.Builder<DocumentUseRow> columns = BlockLayout.<DocumentUseRow>builder()
                    .column("document_id", string(), (row, column) -> column.add(row.documentId));
            return Stamp.addTo(columns, DocumentUseRow::stamp)
                    .column("created", uint8(), (row, column) -> column.add(row.has(Kind.CREATED)))
                    .column("viewed", uint8(), (row, column) -> column.add(row.has(Kind.VIEWED)))
                    .column("edited", uint8(), (row, column) -> column.add(row.has(Kind.EDITED)))
                    .column("commented", uint8(), (row, column) -> column.add(row.has(Kind.COMMENTED)))
                    .column("shared", uint8(), (row, column) -> column.add(row.has(Kind.SHARED)))
                    .column("collaborated", uint8(), (row, column) -> column.add(row.collaborated))
                    .build();
        }
    }
}

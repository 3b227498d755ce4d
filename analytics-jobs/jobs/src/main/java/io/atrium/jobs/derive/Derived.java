package io.atrium.jobs.derive;

import io.atrium.jobs.clickhouse.Addressed;
import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** What the operator writes. */
public sealed interface Derived {

    /** A row that holds from now on, or one that is taken back. */
    final class Change implements Derived, Addressed {
        private final String tenantId;
        private final WrittenRow written;
        private final int generation;
        private final int sign;
        private @Nullable DerivedRow row;

        Change(String tenantId, WrittenRow written, int generation, int sign) {
            this.tenantId = tenantId;
            this.written = written;
            this.generation = generation;
            this.sign = sign;
        }

        String tenantId() {
            return tenantId;
        }

        WrittenRow written() {
            return written;
        }

        int generation() {
            return generation;
        }

        int sign() {
            return sign;
        }

        @Override
        public String table() {
            return DerivedTables.table(written.view());
        }

        /** The row; read once, though every column asks. */
        <R extends DerivedRow> R row(RowFormat<R> format) {
            if (row == null) {
                row = read(format);
            }
            return Objects.requireNonNull(format.rows().cast(row));
        }

        private DerivedRow read(RowFormat<?> format) {
            try {
                return format.read(written.version(), new DataInputStream(new ByteArrayInputStream(written.bytes())));
            } catch (IOException e) {
                throw new UncheckedIOException("a row of " + written.view() + " cannot be read again", e);
            }
        }

        @Override
        public String toString() {
            return (sign > 0 ? "+" : "-") + written.view() + "/" + generation + " " + tenantId + " "
                    + Long.toHexString(written.hash());
        }
    }

    /**
     * A day that was over and changed.
     *
     * @param tenantId the tenant
     * @param view which facts
     * @param epochDay the day
     * @param removed rows that were taken back
     * @param added rows that were added
     * @param atMillis when
     * @param generation the generation that shows
     */
    record Restatement(
            String tenantId, String view, long epochDay, long removed, long added, long atMillis, int generation)
            implements Derived {}

    /**
     * A day of which generations up to one lack something, until a later one shows.
     *
     * @param tenantId the tenant
     * @param view which facts
     * @param epochDay the day of the event that could not be taken in
     * @param generation the last generation that lacks it
     * @param atMillis when
     */
    record Gap(String tenantId, String view, long epochDay, int generation, long atMillis) implements Derived {}

    /** What is written as a Flink type. */
    final class Type extends BinaryTypeInfo<Derived> {
        private static final long serialVersionUID = 1L;

        public Type() {
            super(Derived.class, new Serializer());
        }
    }

    /** Between tasks; operator and sink are chained, so it works only when somebody unchains them. Public for Flink. */
    final class Serializer extends BinarySerializer<Derived> {
        private static final long serialVersionUID = 1L;
        private static final int CHANGE = 0;
        private static final int RESTATEMENT = 1;
        private static final int GAP = 2;

        @Override
        public void serialize(Derived derived, DataOutputView out) throws IOException {
            if (derived instanceof Change change) {
                out.writeByte(CHANGE);
                out.writeUTF(change.tenantId);
                change.written.write(out);
                out.writeInt(change.generation);
                out.writeByte(change.sign);
            } else if (derived instanceof Restatement restatement) {
                out.writeByte(RESTATEMENT);
                out.writeUTF(restatement.tenantId);
                out.writeUTF(restatement.view);
                out.writeLong(restatement.epochDay);
                out.writeLong(restatement.removed);
                out.writeLong(restatement.added);
                out.writeLong(restatement.atMillis);
                out.writeInt(restatement.generation);
            } else if (derived instanceof Gap gap) {
                out.writeByte(GAP);
                out.writeUTF(gap.tenantId);
                out.writeUTF(gap.view);
                out.writeLong(gap.epochDay);
                out.writeInt(gap.generation);
                out.writeLong(gap.atMillis);
            }
        }

        @Override
        public Derived deserialize(DataInputView in) throws IOException {
            int kind = in.readByte();
            String tenantId = in.readUTF();
            if (kind == CHANGE) {
                return new Change(tenantId, WrittenRow.read(in), in.readInt(), in.readByte());
            }
            return kind == RESTATEMENT
                    ? new Restatement(
                            tenantId,
                            in.readUTF(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readInt())
                    : new Gap(tenantId, in.readUTF(), in.readLong(), in.readInt(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Derived> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    final class Snapshot extends SimpleTypeSerializerSnapshot<Derived> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

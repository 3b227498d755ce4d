package io.atrium.jobs.ingest;

import io.atrium.jobs.ingest.IngestRow.Fact;
import io.atrium.jobs.ingest.IngestRow.Outcome;
import io.atrium.jobs.ingest.IngestRow.Place;
import io.atrium.jobs.ingest.IngestRow.Replayed;
import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rows between tasks; judge and sink are chained, so it works only when somebody unchains them. Public for Flink. */
public final class IngestRowSerializer extends BinarySerializer<IngestRow> {
    private static final long serialVersionUID = 1L;

    private final ArrivalSerializer arrivals = new ArrivalSerializer();

    @Override
    public void serialize(IngestRow row, DataOutputView out) throws IOException {
        out.writeBoolean(!(row instanceof Outcome));
        if (row instanceof Fact fact) {
            arrivals.serialize(fact.origin(), out);
        } else if (row instanceof Replayed replayed) {
            arrivals.serialize(replayed.origin(), out);
        } else if (row instanceof Outcome outcome) {
            out.writeUTF(outcome.place().tenantId());
            out.writeUTF(outcome.place().topic());
            out.writeInt(outcome.place().partition());
            out.writeLong(outcome.offsetFrom());
            out.writeLong(outcome.offsetTo());
            out.writeLong(outcome.rows());
            out.writeLong(outcome.duplicates());
            out.writeLong(outcome.deadLettered());
            out.writeLong(outcome.erased());
            out.writeLong(outcome.newestArrivalMillis());
            out.writeInt(outcome.subtask());
            out.writeLong(outcome.checkpoint());
        }
    }

    @Override
    public IngestRow deserialize(DataInputView in) throws IOException {
        if (in.readBoolean()) {
            Arrival origin = arrivals.deserialize(in);
            return origin instanceof Arrival.Replayed replayed
                    ? new Replayed(replayed)
                    : Fact.of((Arrival.Decoded) origin);
        }
        return new Outcome(
                new Place(in.readUTF(), in.readUTF(), in.readInt()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<IngestRow> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<IngestRow> {
        public Snapshot() {
            super(IngestRowSerializer::new);
        }
    }

    /** Rows as a Flink type. */
    static final class Type extends BinaryTypeInfo<IngestRow> {
        private static final long serialVersionUID = 1L;

        Type() {
            super(IngestRow.class, new IngestRowSerializer());
        }
    }
}

package io.atrium.jobs.ingest;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.kafka.KafkaRecordSerializer;
import io.atrium.jobs.replay.ReplayKey;
import io.atrium.jobs.types.BinarySerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Arrivals between tasks: the record's own bytes, which are decoded again, because the contract's encoding is the
 * densest and fastest there is; hashes travel along. Public for Flink.
 */
public final class ArrivalSerializer extends BinarySerializer<Arrival> {
    private static final long serialVersionUID = 1L;
    private static final EventCodec CODEC = new EventCodec();
    private static final byte REFUSED = 0;
    private static final byte DECODED = 1;
    private static final byte REPLAYED = 2;
    private static final byte FOREIGN = 3;

    @Override
    public void serialize(Arrival arrival, DataOutputView out) throws IOException {
        KafkaRecordSerializer.write(arrival.record(), out);
        out.writeLong(arrival.identity().high());
        out.writeLong(arrival.identity().low());
        if (arrival instanceof Arrival.Foreign) {
            out.writeByte(FOREIGN);
        } else if (arrival instanceof Arrival.Replayed replayed) {
            out.writeByte(REPLAYED);
            out.writeInt(replayed.key().generation());
            out.writeLong(replayed.key().arrivalMillis());
            out.writeBoolean(replayed.key().intentional());
        } else if (arrival instanceof Arrival.Refused refused) {
            out.writeByte(REFUSED);
            out.writeUTF(refused.reason());
            out.writeUTF(refused.detail());
        } else if (arrival instanceof Arrival.Decoded decoded) {
            out.writeByte(DECODED);
            out.writeLong(decoded.payloadHash());
            out.writeBoolean(decoded.intentional());
        }
    }

    @Override
    public Arrival deserialize(DataInputView in) throws IOException {
        KafkaRecord record = KafkaRecordSerializer.read(in);
        Identity identity = new Identity(in.readLong(), in.readLong());
        byte kind = in.readByte();
        return switch (kind) {
            case REFUSED -> new Arrival.Refused(record, identity, in.readUTF(), in.readUTF());
            case DECODED -> new Arrival.Decoded(record, identity, in.readLong(), decode(record), in.readBoolean());
            case REPLAYED ->
                new Arrival.Replayed(
                        record, identity, decode(record), new ReplayKey(in.readInt(), in.readLong(), in.readBoolean()));
            case FOREIGN -> new Arrival.Foreign(record, identity);
            default -> throw new IOException("an arrival of the unknown kind " + kind);
        };
    }

    private static Event decode(KafkaRecord record) throws IOException {
        try {
            return CODEC.decode(record.value());
        } catch (UndecodableEventException e) {
            throw new IOException("record " + record + " could be decoded before, but not now", e);
        }
    }

    @Override
    public TypeSerializerSnapshot<Arrival> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Arrival> {
        public Snapshot() {
            super(ArrivalSerializer::new);
        }
    }
}

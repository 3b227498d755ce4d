package io.atrium.jobs.ingest;

import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.kafka.KafkaRecordSerializer;
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

    @Override
    public void serialize(Arrival arrival, DataOutputView out) throws IOException {
        KafkaRecordSerializer.write(arrival.record(), out);
        out.writeLong(arrival.identity().high());
        out.writeLong(arrival.identity().low());
        if (arrival instanceof Arrival.Refused refused) {
            out.writeBoolean(false);
            out.writeUTF(refused.reason());
            out.writeUTF(refused.detail());
        } else if (arrival instanceof Arrival.Decoded decoded) {
            out.writeBoolean(true);
            out.writeLong(decoded.payloadHash());
            out.writeBoolean(decoded.intentional());
        }
    }

    @Override
    public Arrival deserialize(DataInputView in) throws IOException {
        KafkaRecord record = KafkaRecordSerializer.read(in);
        Identity identity = new Identity(in.readLong(), in.readLong());
        if (!in.readBoolean()) {
            return new Arrival.Refused(record, identity, in.readUTF(), in.readUTF());
        }
        return decode(record, identity, in.readLong(), in.readBoolean());
    }

    private static Arrival decode(KafkaRecord record, Identity identity, long payloadHash, boolean intentional)
            throws IOException {
        try {
            return new Arrival.Decoded(record, identity, payloadHash, CODEC.decode(record.value()), intentional);
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

package io.atrium.jobs.kafka;

import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Dead letters as a Flink type. */
public final class DeadLetterTypeInfo extends BinaryTypeInfo<DeadLetter> {
    private static final long serialVersionUID = 1L;

    public DeadLetterTypeInfo() {
        super(DeadLetter.class, new Serializer());
    }

    /** Public for Flink. */
    public static final class Serializer extends BinarySerializer<DeadLetter> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(DeadLetter letter, DataOutputView out) throws IOException {
            KafkaRecordSerializer.write(letter.record(), out);
            out.writeUTF(letter.reason());
            out.writeUTF(letter.detail());
        }

        @Override
        public DeadLetter deserialize(DataInputView in) throws IOException {
            return new DeadLetter(KafkaRecordSerializer.read(in), in.readUTF(), in.readUTF());
        }

        @Override
        public TypeSerializerSnapshot<DeadLetter> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

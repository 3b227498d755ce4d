package io.atrium.jobs.kafka;

import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Kafka records as a Flink type. */
public final class KafkaRecordTypeInfo extends BinaryTypeInfo<KafkaRecord> {
    private static final long serialVersionUID = 1L;

    public KafkaRecordTypeInfo() {
        super(KafkaRecord.class, new Serializer());
    }

    /** Public for Flink. */
    public static final class Serializer extends BinarySerializer<KafkaRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(KafkaRecord record, DataOutputView out) throws IOException {
            KafkaRecordSerializer.write(record, out);
        }

        @Override
        public KafkaRecord deserialize(DataInputView in) throws IOException {
            return KafkaRecordSerializer.read(in);
        }

        @Override
        public TypeSerializerSnapshot<KafkaRecord> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KafkaRecord> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

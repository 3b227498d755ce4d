package io.atrium.jobs.kafka;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records between tasks. */
public final class KafkaRecordSerializer {
    private KafkaRecordSerializer() {}

    /** Writes a record. */
    public static void write(KafkaRecord record, DataOutputView out) throws IOException {
        out.writeUTF(record.topic());
        out.writeInt(record.partition());
        out.writeLong(record.offset());
        out.writeLong(record.arrivalMillis());
        byte[] key = record.key();
        out.writeInt(key == null ? -1 : key.length);
        if (key != null) {
            out.write(key);
        }
        out.writeInt(record.value().length);
        out.write(record.value());
    }

    /** Reads a record. */
    public static KafkaRecord read(DataInputView in) throws IOException {
        String topic = in.readUTF();
        int partition = in.readInt();
        long offset = in.readLong();
        long arrivalMillis = in.readLong();
        int keyLength = in.readInt();
        byte[] key = keyLength < 0 ? null : bytes(in, keyLength);
        return new KafkaRecord(topic, partition, offset, arrivalMillis, key, bytes(in, in.readInt()));
    }

    private static byte[] bytes(DataInputView in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}

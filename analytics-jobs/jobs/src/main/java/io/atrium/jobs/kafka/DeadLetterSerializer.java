package io.atrium.jobs.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A dead letter in Kafka: the original key and bytes, and headers that say why and where it came from. */
final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    DeadLetterSerializer(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(DeadLetter letter, KafkaSinkContext context, Long timestamp) {
        KafkaRecord record = letter.record();
        List<Header> headers = List.of(
                header("reason", letter.reason()),
                header("detail", letter.detail()),
                header("topic", record.topic()),
                header("partition", String.valueOf(record.partition())),
                header("offset", String.valueOf(record.offset())),
                header("arrival", String.valueOf(record.arrivalMillis())));
        return new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

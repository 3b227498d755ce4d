package io.atrium.server.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.codec.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Puts dead letters into Kafka as the ingest job does. */
public final class Letters implements AutoCloseable {

    /** The topic. */
    public static final String TOPIC = "atrium.dlq";

    /** When the records of these letters came to Kafka. */
    public static final Instant ARRIVAL = Instant.parse("2024-03-01T08:00:00.123Z");

    private static final EventCodec CODEC = new EventCodec();

    private final Map<String, Object> settings;
    private final KafkaProducer<byte[], byte[]> producer;

    public Letters(String bootstrapServers) {
        this.settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Puts one letter there, with the headers of the job. */
    public void put(@Nullable String key, byte[] value, String reason, String originTopic, int partition, long offset) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("reason", reason);
        headers.put("detail", "detail of " + reason);
        headers.put("topic", originTopic);
        headers.put("partition", String.valueOf(partition));
        headers.put("offset", String.valueOf(offset));
        headers.put("arrival", String.valueOf(ARRIVAL.toEpochMilli()));
        put(key, value, headers);
    }

    /** Puts any record there. */
    public void put(@Nullable String key, byte[] value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(TOPIC, 0, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Takes everything out of the topic, as Kafka's retention would. */
    public void expire() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(settings)) {
            admin.deleteRecords(Map.of(new TopicPartition(TOPIC, 0), RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
        }
    }

    /** A direct message from one member to another. */
    public static Event message(String tenant, String id, long sender, long... recipients) {
        Instant time = Instant.parse("2024-02-29T23:30:00Z");
        Envelope envelope = new Envelope(
                id,
                "urn:example:mail",
                "im.message.sent",
                time,
                null,
                tenant,
                participant(sender),
                LocalDate.of(2024, 3, 1),
                null,
                Platform.DESKTOP,
                null,
                null,
                "message",
                id);
        return CollaborationEvent.builder(envelope)
                .channel("chat")
                .conversationId("c-1")
                .conversationKind("direct")
                .recipients(
                        Arrays.stream(recipients).mapToObj(Letters::participant).toList())
                .audienceSize(recipients.length)
                .build();
    }

    /** The bytes that stand in Kafka for an event. */
    public static byte[] bytes(Event event) {
        return CODEC.encode(event);
    }

    private static Participant participant(long memberNo) {
        return new Participant(memberNo, ActorKind.HUMAN, DepartmentPath.of(1));
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.atrium.bench.house;

import io.atrium.bench.events.EventMix;
import io.atrium.bench.events.Expected;
import io.atrium.bench.events.Form;
import io.atrium.contract.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of all contestants, and what fills them.
 *
 * @param bootstrapServers the broker
 */
public record Topics(String bootstrapServers) {
    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** Makes the topics of a form anew, empty. */
    public void recreate(Form form) throws IOException, InterruptedException {
        recreate(form.topics());
    }

    /** Makes topics anew, empty. */
    void recreate(List<String> names) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            List<String> old = admin.listTopics().names().get().stream()
                    .filter(names::contains)
                    .toList();
            admin.deleteTopics(old).all().get();
            Await.until("topics are gone", LIMIT, () -> noneOf(names, admin));
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka refuses to make topics anew: " + e.getCause(), e);
        }
    }

    private static boolean noneOf(List<String> names, Admin admin) throws IOException, InterruptedException {
        try {
            return admin.listTopics().names().get(LIMIT.toSeconds(), TimeUnit.SECONDS).stream()
                    .noneMatch(names::contains);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Kafka does not list its topics", e);
        }
    }

    /**
     * A run of events.
     *
     * @param mix what they are
     * @param from number of the first
     * @param count how many
     * @param form how they are encoded
     */
    public record Load(EventMix mix, long from, long count, Form form) {}

    /** Events that lie in the topics, unseen by readers of committed records until they are released. */
    public static final class Held implements AutoCloseable {
        private final KafkaProducer<byte[], byte[]> producer;
        private final long bytes;

        private Held(KafkaProducer<byte[], byte[]> producer, long bytes) {
            this.producer = producer;
            this.bytes = bytes;
        }

        /** Bytes of all values. */
        public long bytes() {
            return bytes;
        }

        /** Shows all of them to everybody at once. */
        public void release() {
            producer.commitTransaction();
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }

    /** Writes a load without showing it, and adds it to what is expected. */
    public Held hold(Load load, Expected expected) {
        return hold(
                load.form(),
                LongStream.range(load.from(), load.from() + load.count())
                        .mapToObj(load.mix()::event)
                        .iterator(),
                expected);
    }

    /** Writes events without showing them, and adds them to what is expected. */
    public Held hold(Form form, Iterator<Event> events, Expected expected) {
        KafkaProducer<byte[], byte[]> producer =
                producer(Map.of("transactional.id", "bench", "transaction.timeout.ms", 900_000));
        producer.initTransactions();
        producer.beginTransaction();
        Sending sending = new Sending(producer, form, expected);
        events.forEachRemaining(sending::send);
        sending.finish();
        return new Held(producer, sending.bytes);
    }

    /**
     * Writes a load at a steady pace.
     *
     * @param eventsPerSecond the pace
     */
    public void stream(Load load, double eventsPerSecond, Expected expected) {
        stream(
                load.form(),
                LongStream.range(load.from(), load.from() + load.count())
                        .mapToObj(load.mix()::event)
                        .iterator(),
                eventsPerSecond,
                expected);
    }

    /** Writes events at a steady pace. */
    public void stream(Form form, Iterator<Event> events, double eventsPerSecond, Expected expected) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of())) {
            Sending sending = new Sending(producer, form, expected);
            long start = System.nanoTime();
            for (long sent = 0; events.hasNext(); sent++) {
                long due = start + (long) (sent / eventsPerSecond * 1e9);
                long early = due - System.nanoTime();
                if (early > 1_000_000) {
                    LockSupport.parkNanos(early);
                }
                sending.send(events.next());
            }
            sending.finish();
        }
    }

    /** A producer as the platform has one: acknowledged by all, batches of 20 ms. The caller closes it. */
    public KafkaProducer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        HashMap<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "linger.ms",
                20,
                "batch.size",
                262_144,
                "buffer.memory",
                67_108_864L,
                "compression.type",
                "lz4"));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static final class Sending {
        private final KafkaProducer<byte[], byte[]> producer;
        private final Form form;
        private final Expected expected;
        private final Function<Event, byte[]> encoder;
        private final AtomicReference<Exception> failure = new AtomicReference<>();
        private @Nullable Future<RecordMetadata> last;
        private long bytes;

        Sending(KafkaProducer<byte[], byte[]> producer, Form form, Expected expected) {
            this.producer = producer;
            this.form = form;
            this.expected = expected;
            this.encoder = form.encoder();
        }

        private void failed(@Nullable RecordMetadata metadata, @Nullable Exception why) {
            if (why != null) {
                failure.compareAndSet(null, why);
            }
        }

        /** Waits until Kafka has everything. */
        void finish() {
            producer.flush();
            Exception why = failure.get();
            if (why != null || (last != null && !last.isDone())) {
                throw new IllegalStateException("Kafka did not take every event", why);
            }
        }

        void send(Event event) {
            byte[] value = encoder.apply(event);
            byte[] key =
                    (event.envelope().tenantId() + "/" + event.envelope().memberNo()).getBytes(StandardCharsets.UTF_8);
            last = producer.send(new ProducerRecord<>(form.topic(event.family()), key, value), this::failed);
            bytes += value.length;
            expected.add(event);
        }
    }
}

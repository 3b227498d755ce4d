package io.atrium.jobs.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to Kafka, in order and without loss, also across a restart of the broker. While a section is open its
 * records trickle: each tick sends a share of what is left, so that the flow never ends before the section is released.
 */
public final class Feed implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(25);
    private static final int TICKS_TO_E = 300;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Send> sends;
    private final List<Future<RecordMetadata>> futures = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "feed"));
    private volatile int end;
    private @Nullable Future<?> trickle;

    Feed(String brokers, List<Send> sends) {
        this.sends = List.copyOf(sends);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", brokers,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "5",
                        "request.timeout.ms", "5000",
                        "delivery.timeout.ms", String.valueOf(LIMIT.toMillis()),
                        "max.block.ms", String.valueOf(LIMIT.toMillis()),
                        "reconnect.backoff.max.ms", "500"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Opens the records up to this share of the ledger; they trickle until {@link #release}. */
    void open(int section, int sections) {
        end = (int) ((long) sends.size() * section / sections);
        trickle = thread.scheduleWithFixedDelay(
                () -> send(Math.max(1, (end - sent.get()) / TICKS_TO_E)), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends what is left of the section at once, and returns when the broker has it all. */
    void release() throws InterruptedException, ExecutionException, TimeoutException {
        if (trickle != null) {
            trickle.cancel(false);
        }
        thread.submit(() -> send(end - sent.get())).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        producer.flush();
    }

    private void send(int count) {
        for (int i = 0; i < count && sent.get() < end; i++) {
            Send send = sends.get(sent.get());
            futures.add(producer.send(
                    new ProducerRecord<>(send.topic(), send.key(), send.value()),
                    (metadata, failure) -> acknowledged.incrementAndGet()));
            sent.incrementAndGet();
        }
    }

    /** How many records were sent. */
    int sent() {
        return sent.get();
    }

    /** How many of them the broker has. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Where the records are that were sent up to the last release. */
    List<Receipt> receipts() throws InterruptedException, ExecutionException {
        List<Receipt> receipts = new ArrayList<>(futures.size());
        for (int i = 0; i < futures.size(); i++) {
            RecordMetadata metadata = futures.get(i).get();
            receipts.add(new Receipt(sends.get(i), metadata.partition(), metadata.offset(), metadata.timestamp()));
        }
        return receipts;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        producer.close(Duration.ZERO);
    }
}

package io.atrium.server.eventlog;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes encoded events to Kafka and waits for the acknowledgement of all in-sync replicas. For any number of threads.
 *
 * <p>Bytes in flight are bounded over all callers; who comes when they are used up is told to come back, at once.
 */
public final class EventLog implements AutoCloseable {

    /** The longest encoded event that the topics take. */
    public static final int MAX_EVENT_BYTES = 1_000_000;

    private static final Duration COME_BACK_SOON = Duration.ofSeconds(1);
    private static final Duration COME_BACK_LATER = Duration.ofSeconds(5);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final EventLogConfig config;
    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private final Semaphore bytes;
    private final Timer latency;
    private final Counter busy;

    /** Connects in the background: Kafka need not be there yet. */
    public EventLog(EventLogConfig config, MeterRegistry meters) {
        this.config = config;
        this.producer = new KafkaProducer<>(config.producer(), new StringSerializer(), new ByteArraySerializer());
        this.admin = Admin.create(config.admin());
        this.bytes = new Semaphore(config.bytesInFlight());
        this.latency = Timer.builder("atrium.eventlog.publish")
                .description("From handing a batch to the producer to the last acknowledgement")
                .publishPercentileHistogram()
                .register(meters);
        this.busy = Counter.builder("atrium.eventlog.busy")
                .description("Batches that were told to come back later")
                .register(meters);
        Gauge.builder("atrium.eventlog.inflight", () -> config.bytesInFlight() - bytes.availablePermits())
                .baseUnit("bytes")
                .register(meters);
    }

    /**
     * Sends a batch and waits until Kafka has answered for every record, at most the delivery timeout. Never throws for Kafka's sake: what was
     * not acknowledged is in the answer.
     */
    public Published publish(List<LogRecord> batch) {
        int weight = (int) Math.min(
                config.bytesInFlight(),
                batch.stream().mapToLong(LogRecord::weight).sum());
        if (!bytes.tryAcquire(weight)) {
            busy.increment();
            return Published.nothing(new EventLogFailure.Busy(COME_BACK_SOON));
        }
        if (batch.isEmpty()) {
            return new Published(new Place[0], null);
        }
        long started = System.nanoTime();
        PendingBatch pending = new PendingBatch(batch.size(), () -> bytes.release(weight));
        send(batch, pending);
        Published published = await(pending);
        latency.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        return published;
    }

    /**
     * Asks the cluster about itself.
     *
     * @throws EventLogUnreachableException when it does not answer within the timeout
     */
    public EventLogHealth health(Collection<String> topics, Duration timeout) throws EventLogUnreachableException {
        return new ClusterProbe(admin).ask(topics, timeout);
    }

    /**
     * Where the partitions of topics begin and end, and how far a consumer group is, by topic and partition; topics that do not exist are
     * left out. Of a partition the start is read before the end.
     *
     * @throws EventLogUnreachableException when the cluster does not answer within the timeout
     */
    public List<PartitionPosition> positions(Collection<String> topics, String group, Duration timeout)
            throws EventLogUnreachableException {
        return new PositionProbe(admin, timeout).ask(topics, group);
    }

    /** Waits for what is in flight, then disconnects. */
    @Override
    public void close() {
        producer.close(config.deliveryTimeout());
        admin.close(MARGIN);
    }

    private void send(List<LogRecord> batch, PendingBatch pending) {
        for (int index = 0; index < batch.size(); index++) {
            if (pending.failed()) {
                // Without metadata every send blocks for max.block.ms and then fails through its callback, one after
                // the other.
                pending.giveUp(batch.size() - index, null);
                return;
            }
            LogRecord message = batch.get(index);
            int position = index;
            try {
                var unused = producer.send(
                        new ProducerRecord<>(message.topic(), message.key(), message.value()), (metadata, cause) -> {
                            if (cause == null) {
                                pending.acknowledge(position, place(metadata));
                            } else {
                                pending.fail(cause);
                            }
                        });
            } catch (KafkaException | IllegalStateException e) {
                pending.giveUp(batch.size() - index, e);
                return;
            }
        }
    }

    private static Place place(RecordMetadata metadata) {
        return new Place(
                metadata.topic(), metadata.partition(), metadata.offset(), Instant.ofEpochMilli(metadata.timestamp()));
    }

    private Published await(PendingBatch pending) {
        try {
            if (!pending.await(config.deliveryTimeout().plus(MARGIN).toMillis())) {
                return Published.nothing(unavailable(new TimeoutException("no answer in time")));
            }
            return pending.result(EventLog::unavailable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Published.nothing(unavailable(e));
        }
    }

    private static EventLogFailure unavailable(Exception cause) {
        return new EventLogFailure.Unavailable(
                cause.getClass().getSimpleName() + ": " + cause.getMessage(), COME_BACK_LATER);
    }
}

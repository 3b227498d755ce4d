package io.atrium.bench.analytics;

import io.atrium.bench.events.Form;
import io.atrium.bench.house.House;
import io.atrium.bench.measure.Delays;
import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events of a tenant of their own, a few a second, of which it is known when Kafka acknowledged them and seen when ClickHouse
 * shows them. Each time two are sent: one of somebody who has done nothing before, whose day is derived for the first time, and one of
 * a member who does something all the time, whose day waits for {@code derive.delay}. All of them go to one partition, so they become
 * visible in the order in which they were sent.
 */
final class Probes implements AutoCloseable {
    private static final Duration PACE = Duration.ofMillis(250);
    private static final String TENANT = "probe";
    private static final byte[] KEY = (TENANT + "/1").getBytes(StandardCharsets.UTF_8);
    private static final int BUSY = 1;

    /** As with the load: a job that has run for long has such events in its memory. */
    private static final Duration LATER = Duration.ofHours(3);

    private final House house;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Function<Event, byte[]> encoder = Form.AVRO.encoder();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentMap<Long, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Seen raw = new Seen();
    private final Seen first = new Seen();
    private final Seen again = new Seen();
    private long sent;

    private final class Seen {
        private final Delays delays = new Delays();

        void upTo(long count, long now) {
            for (long number = delays.events(); number < count; number++) {
                long since = acknowledged.getOrDefault(number, now);
                delays.add(Math.max(0, (now - since) / 1_000_000), 1);
            }
        }
    }

    private Probes(House house) {
        this.house = house;
        this.producer = house.topics().producer();
    }

    /** Begins to send. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is kept, and the executor is closed
    static Probes begin(House house) {
        Probes probes = new Probes(house);
        probes.sender.scheduleAtFixedRate(probes::send, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
        return probes;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps the failure
    private void send() {
        long number = sent++;
        Instant time = Instant.now().plus(LATER);
        producer.send(record(event(BUSY, time)));
        producer.send(record(event(BUSY + 1 + number, time)), (metadata, refused) -> {
            if (refused == null) {
                acknowledged.put(number, System.nanoTime());
            } else {
                failure.compareAndSet(null, refused);
            }
        });
    }

    private ProducerRecord<byte[], byte[]> record(Event event) {
        return new ProducerRecord<>(Form.AVRO.topic(event.family()), KEY, encoder.apply(event));
    }

    private static Event event(long member, Instant time) {
        return UsageEvent.builder(new Envelope(
                        UUID.randomUUID().toString(),
                        "urn:atrium:workplace",
                        "app.page.viewed",
                        time,
                        null,
                        TENANT,
                        new Participant(member, ActorKind.HUMAN, DepartmentPath.of(1)),
                        LocalDate.ofInstant(time, ZoneOffset.UTC),
                        null,
                        Platform.WEB,
                        null,
                        null,
                        "page",
                        "p-1"))
                .page("/home")
                .build();
    }

    /** Sends no more. */
    void end() throws InterruptedException {
        sender.shutdown();
        if (!sender.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Kafka does not take the probes");
        }
        producer.flush();
    }

    /** Looks what has become visible; whether it is everything that was sent. */
    boolean look() throws IOException, InterruptedException {
        Exception refused = failure.get();
        if (refused != null) {
            throw new IOException("Kafka refused a probe", refused);
        }
        long[] counts = house.warehouse().numbers("""
                SELECT
                    (SELECT countIf(member_no != %2$d) FROM usage_event WHERE tenant_id = '%1$s'),
                    (SELECT countIf(member_no != %2$d) FROM member_day_fact WHERE tenant_id = '%1$s' AND sign > 0),
                    (SELECT maxIf(intentional_events, member_no = %2$d) FROM member_day_fact WHERE tenant_id = '%1$s')
                """.formatted(TENANT, BUSY));
        long now = System.nanoTime();
        raw.upTo(counts[0], now);
        first.upTo(counts[1], now);
        again.upTo(counts[2], now);
        return sender.isTerminated() && counts[0] >= sent && counts[1] >= sent && counts[2] >= sent;
    }

    /** How many events were sent, both of each pair. */
    long events() {
        return 2 * sent;
    }

    Delays raw() {
        return raw.delays;
    }

    /** Of days that are derived for the first time. */
    Delays derived() {
        return first.delays;
    }

    /** Of a day that changes all the time. */
    Delays derivedAgain() {
        return again.delays;
    }

    @Override
    public void close() {
        sender.shutdownNow();
        producer.close(Duration.ZERO);
    }
}

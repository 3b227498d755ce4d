package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.derive.DeriveOptions;
import io.atrium.jobs.kafka.KafkaEndpoint;
import io.atrium.jobs.testing.FaultyProxy;
import io.atrium.jobs.testing.TestEvents;
import io.atrium.jobs.testing.TestWarehouse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole job on real Kafka and ClickHouse, with a ledger that is known beforehand and a network that loses answers. */
class IngestIT {
    private static final int MESSAGES = 60_000;
    private static final int DUPLICATE_EVERY = 7;
    private static final int CONFLICTS = 40;
    private static final int GARBAGE = 25;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path home;

    private final EventCodec codec = new EventCodec();
    private final List<Future<RecordMetadata>> sends = new ArrayList<>();
    private final PlainDays days = new PlainDays();

    @ParameterizedTest(name = "parallelism {0}")
    @ValueSource(ints = {1, 2})
    void countsEveryRecordOnceThoughAnswersAreLost(int parallelism) throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.KAFKA, Component.CLICKHOUSE))) {
            // Given
            TestWarehouse warehouse = TestWarehouse.migrated(stack);
            String brokers = "127.0.0.1:" + stack.port(Component.KAFKA);
            Set<String> seen = ConcurrentHashMap.newKeySet();
            try (FaultyProxy proxy = new FaultyProxy(
                    warehouse.port(), line -> line.contains("INSERT") && seen.size() < 6 && seen.add(line))) {
                IngestOptions options = options(brokers, warehouse.ingest(proxy.port()), parallelism);

                // When
                long start = System.nanoTime();
                int sent = sendLedger(brokers, 0, MESSAGES / 2);
                Path checkpoint = runUntil(options, null, () -> judged(warehouse) >= sent / 2);
                int all = sent + sendLedger(brokers, MESSAGES / 2, MESSAGES) + sendOthers(brokers);
                runUntil(options, checkpoint, () -> judged(warehouse) >= all && derived(warehouse) >= MESSAGES);
                report(all, System.nanoTime() - start);

                // Then
                assertThat(proxy.lost()).isEqualTo(6);
                assertLedger(warehouse);
                assertDerived(warehouse);
                assertDeadLetters(brokers);
            }
        }
    }

    /** The savepoint was taken by the release without derivations, after 300 messages, with parallelism 1. */
    @Test
    void aSavepointOfTheReleaseBeforeIsRestored() throws Exception {
        try (LocalStack stack = LocalStack.start(home, EnumSet.of(Component.KAFKA, Component.CLICKHOUSE))) {
            // Given
            TestWarehouse warehouse = TestWarehouse.migrated(stack);
            String brokers = "127.0.0.1:" + stack.port(Component.KAFKA);
            Instant soon = Instant.now().plus(Duration.ofDays(3));
            try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
                for (int round = 0; round < 2; round++) { // what was counted before, in its place, and once more
                    for (int i = 0; i < 300; i++) {
                        Event event = TestEvents.message("before" + i, 1 + i, TestEvents.TIME.plusSeconds(i));
                        sends.add(producer.send(
                                new ProducerRecord<>(event.family().topic(), i % 4, key(event), codec.encode(event))));
                    }
                }
                for (int i = 0; i < 20; i++) {
                    send(producer, TestEvents.message("after" + i, 1 + i, soon));
                }
                send(producer, TestEvents.message("late", 7, TestEvents.TIME));
            }
            Path savepoint = Path.of(IngestIT.class
                    .getResource("/checkpoints/ingest-0.1.savepoint")
                    .toURI());

            // When
            runUntil(
                    options(brokers, warehouse.ingest(warehouse.port()), 2),
                    savepoint,
                    () -> judged(warehouse) >= 321 && derived(warehouse) >= 20);

            // Then
            assertThat(warehouse.query("SELECT sum(rows), sum(duplicates), sum(dead_lettered) FROM ingest_outcome"))
                    .containsExactly("21\t300\t0");
            assertThat(warehouse.query("SELECT count(), min(day) = max(day) FROM member_day"))
                    .containsExactly("20\t1");
            assertThat(warehouse.query(
                            "SELECT DISTINCT day, generation FROM derived_gap WHERE derivation = 'member_day'"))
                    .containsExactly("2024-03-05\t0");
        }
    }

    /** Runs the job until then, and kills it; returns the newest checkpoint that is complete. */
    private Path runUntil(IngestOptions options, @Nullable Path from, Callable<Boolean> done) throws Exception {
        Configuration configuration = IngestJob.configuration(options)
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        home.resolve("checkpoints").toUri().toString())
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // a restart would hide a failure
        if (from != null) {
            configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
        }
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), configuration);
        IngestJob.compose(environment, IngestJob.Ends.of(options), options);
        JobClient job = environment.executeAsync("ingest-test");
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> job.getJobExecutionResult().isCompletedExceptionally() || done.call());
            assertThat(job.getJobStatus()).succeedsWithin(PATIENCE).isEqualTo(JobStatus.RUNNING);
        } finally {
            job.cancel().get();
        }
        Path own = home.resolve("checkpoints").resolve(job.getJobID().toString());
        try (Stream<Path> checkpoints = Files.list(own)) {
            return checkpoints
                    .filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(
                            path -> Long.parseLong(path.getFileName().toString().substring("chk-".length()))))
                    .orElseThrow();
        }
    }

    private static long derived(TestWarehouse warehouse) {
        return warehouse.number("SELECT sum(intentional_events) FROM member_day WHERE modes = 4");
    }

    private void assertDerived(TestWarehouse warehouse) {
        assertThat(warehouse.query(PlainDays.QUERY)).isEqualTo(days.lines());
        for (String table : List.of("member_day_fact", "response_fact", "record_stage_fact")) {
            assertThat(warehouse.query("SELECT tenant_id, generation, row_hash, sum(sign) AS held FROM " + table
                            + " GROUP BY tenant_id, generation, row_hash HAVING held NOT IN (0, 1)"))
                    .isEmpty();
        }
        assertThat(warehouse.query("SELECT stage, amount, currency FROM record_stage"))
                .containsExactly("won\t12345.67\tCNY");
        assertThat(warehouse.number("SELECT count() FROM derived_gap")).isZero();
    }

    private static long judged(TestWarehouse warehouse) {
        return warehouse.number("SELECT sum(rows + duplicates + dead_lettered) FROM ingest_outcome");
    }

    private static void report(int sent, long nanos) {
        System.out.printf("ingest: %d records in %d ms with start of the job%n", sent, nanos / 1_000_000);
    }

    private static void assertLedger(TestWarehouse warehouse) {
        int duplicates = (MESSAGES + DUPLICATE_EVERY - 1) / DUPLICATE_EVERY;
        assertThat(warehouse.query("SELECT sum(rows), sum(duplicates), sum(dead_lettered) FROM ingest_outcome"))
                .containsExactly((MESSAGES + 2) + "\t" + duplicates + "\t" + (CONFLICTS + GARBAGE));
        assertThat(warehouse.query("SELECT count(), uniqExact(event_id) FROM collaboration_event"))
                .containsExactly(MESSAGES + "\t" + MESSAGES);
        assertThat(warehouse.query("SELECT count() FROM usage_event")).containsExactly("1");
        assertThat(warehouse.query("SELECT amount, currency FROM business_event"))
                .containsExactly("12345.67\tCNY");
        assertThat(warehouse.number("SELECT count() FROM event_identity FINAL")).isEqualTo(MESSAGES + 2);
        assertThat(warehouse.number("SELECT count() FROM event_identity")).isEqualTo(MESSAGES + 2);
        assertThat(warehouse.number("SELECT sum(messages) FROM message_daily WHERE department_no = 0"))
                .isEqualTo(MESSAGES);
        assertThat(warehouse.number("SELECT sum(messages) FROM edge_daily")).isEqualTo(2L * MESSAGES);
        assertThat(warehouse.query("SELECT topic, kafka_partition FROM ingest_outcome GROUP BY topic, kafka_partition"
                        + " HAVING max(offset_to) - min(offset_from) != sum(rows + duplicates + dead_lettered)"))
                .isEmpty();
    }

    private void assertDeadLetters(String brokers) {
        Map<String, Integer> reasons = new TreeMap<>();
        Set<String> places = new HashSet<>(); // a letter comes once more when the job was killed after it was sent
        int bytes = 0;
        for (ConsumerRecord<byte[], byte[]> letter : read(brokers, "atrium.dlq", CONFLICTS + GARBAGE)) {
            if (!places.add(header(letter, "topic") + header(letter, "partition") + "@" + header(letter, "offset"))) {
                continue;
            }
            String reason = header(letter, "reason");
            reasons.merge(reason, 1, Integer::sum);
            bytes += letter.value().length;
        }
        assertThat(reasons).containsEntry("identity-conflict", CONFLICTS).containsEntry("bad-magic", GARBAGE);
        assertThat(bytes).isGreaterThan(0);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static IngestOptions options(String brokers, ClickHouseEndpoint clickHouse, int parallelism) {
        return new IngestOptions(
                new KafkaEndpoint(brokers, "ingest-test", ""),
                KafkaEndpoint.Start.EARLIEST,
                clickHouse,
                1,
                Duration.ofSeconds(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                Duration.ofDays(36_500), // a savepoint of long ago is restored
                parallelism,
                EnumSet.allOf(Job.class),
                Duration.ofMinutes(30),
                new DeriveOptions(Duration.ofSeconds(1), Duration.ofDays(45), Duration.ofDays(8), 1, null));
    }

    /** Sends old messages, some twice, some ids with other content, and garbage. */
    private int sendLedger(String brokers, int from, int to) throws Exception {
        int sent = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
            for (int i = from; i < to; i++) {
                Instant time = TestEvents.TIME.plus(Duration.ofHours(i % 5000)).plus(Duration.ofMinutes(i % 7 * 9L));
                Event message = TestEvents.message("m" + i, 1 + i % 900, time);
                days.add(message);
                sent += send(producer, message);
                if (i % DUPLICATE_EVERY == 0) {
                    sent += send(producer, message);
                }
                if (i < CONFLICTS) {
                    sent += send(producer, TestEvents.message("m" + i, 1 + i % 900, time.plusSeconds(1)));
                }
                if (i < GARBAGE) {
                    sends.add(producer.send(new ProducerRecord<>("atrium.usage", new byte[100 + i])));
                    sent++;
                }
            }
        }
        return sent;
    }

    /** One event of each other family. */
    private int sendOthers(String brokers) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(brokers)) {
            return send(producer, TestEvents.pageView("p1", 7, Instant.now()))
                    + send(producer, TestEvents.recordChange("b1", 7, Instant.now()));
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String brokers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", "20", "batch.size", "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private int send(KafkaProducer<byte[], byte[]> producer, Event event) {
        sends.add(producer.send(new ProducerRecord<>(event.family().topic(), key(event), codec.encode(event))));
        return 1;
    }

    private static byte[] key(Event event) {
        return ("demo/" + event.envelope().memberNo()).getBytes(StandardCharsets.UTF_8);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String brokers, String topic, int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
                return records.size() >= atLeast;
            });
        }
        return records;
    }
}

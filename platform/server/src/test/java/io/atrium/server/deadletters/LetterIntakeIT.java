package io.atrium.server.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.atrium.installer.component.Component;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.directory.Directory;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.eventlog.RecordFeed;
import io.atrium.server.testing.Letters;
import io.atrium.server.testing.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterIntakeIT {

    private static TestStack stack;
    private static Letters letters;
    private static EventLog eventLog;

    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String topic = "atrium." + tenant;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA));
        letters = new Letters(stack.bootstrapServers());
        eventLog = new EventLog(EventLogConfig.of(Brokers.plain(stack.bootstrapServers())), new SimpleMeterRegistry());
    }

    @AfterAll
    static void stop() throws IOException {
        letters.close();
        eventLog.close();
        stack.close();
    }

    @Test
    void aLetterThatComesTwiceIsOneRow() {
        byte[] bytes = Letters.bytes(Letters.message(tenant, "m-1", 1, 2));

        try (DeadLettersModule module = module()) {
            letters.put(tenant + "/1", bytes, "identity-conflict", topic, 2, 41);
            letters.put(tenant + "/1", bytes, "identity-conflict", topic, 2, 41);
            letters.put(tenant + "/1", bytes, "identity-conflict", topic, 2, 42);
            letters.put(tenant + "/1", bytes, "identity-conflict", topic, 3, 41);
            awaitCount(module, 3);

            assertThat(module.deadLetters().storedByOrigin())
                    .contains(new OriginCount(topic, 2, 2), new OriginCount(topic, 3, 1));
        }
        assertThat(rows())
                .extracting(row -> row.get("event_id"), row -> row.get("state"))
                .containsOnly(tuple("m-1", "open"));
    }

    @Test
    void theSamePlaceOfAKafkaThatWasSetUpAnewIsAnotherLetter() {
        try (DeadLettersModule module = module()) {
            Map<String, String> headers = new HashMap<>(Map.of(
                    "reason",
                    "corrupt",
                    "detail",
                    "d",
                    "topic",
                    topic,
                    "partition",
                    "0",
                    "offset",
                    "7",
                    "arrival",
                    "1000"));
            letters.put(tenant + "/1", new byte[] {1}, headers);
            headers.put("arrival", "2000");
            letters.put(tenant + "/1", new byte[] {2}, headers);

            awaitCount(module, 2);
        }
    }

    @Test
    void whatTheDatabaseDidNotTakeComesAgain() {
        letters.put(tenant + "/1", new byte[] {9, 8}, "corrupt", topic, 0, 1);
        AtomicInteger failures = new AtomicInteger();
        ArrivalStore dying = new ArrivalStore(stack.database()) {
            @Override
            void keep(List<ArrivedLetter> arrived, Instant now) {
                if (failures.incrementAndGet() == 1) {
                    throw new IllegalStateException("killed before the commit");
                }
                super.keep(arrived, now);
            }
        };

        try (LetterIntake intake = new LetterIntake(feed("dying-" + tenant), dying, Clock.systemUTC())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> rows().size() == 1);
            assertThat(intake).isNotNull();
        }
        assertThat(failures).hasValueGreaterThan(1);
    }

    @Test
    void aServerThatStartsAgainGoesOnWhereItWas() {
        String group = "again-" + tenant;
        letters.put(tenant + "/1", new byte[] {1}, "corrupt", topic, 0, 1);
        takeOnce(group);
        letters.put(tenant + "/1", new byte[] {2}, "corrupt", topic, 0, 2);

        assertThat(takeOnce(group)).containsExactly(2L);
    }

    @Test
    void lettersOutliveKafkasRetentionAndANewServer() throws ExecutionException, InterruptedException {
        byte[] bytes = {1, 2, 3};
        try (DeadLettersModule first = module()) {
            letters.put(tenant + "/1", bytes, "corrupt", topic, 0, 1);
            awaitCount(first, 1);
        }

        letters.expire();

        try (DeadLettersModule second = module()) {
            letters.put(tenant + "/1", bytes, "corrupt", topic, 0, 2);
            awaitCount(second, 2);
        }
        assertThat(rows())
                .allSatisfy(row -> assertThat((byte[]) row.get("record_value")).isEqualTo(bytes));
    }

    @Test
    void nobodySeesALetterWhoseTenantCannotBeTold() {
        byte[] foreign = Letters.bytes(Letters.message("another", "m-1", 1, 2));
        try (DeadLettersModule module = module()) {
            letters.put(null, new byte[] {1}, "too-short", topic, 0, 1);
            letters.put("NO TENANT", new byte[] {1}, "too-short", topic, 0, 2);
            letters.put(tenant + "/1", foreign, "identity-conflict", topic, 0, 3);
            awaitCount(module, 3);
        }

        assertThat(rows()).isEmpty();
        for (int connection = 0; connection < 20; connection++) {
            assertThat(stack.database()
                            .<Integer>withoutTenant(handle -> handle.select("select count(*) from dead_letter")
                                    .mapTo(Integer.class)
                                    .one()))
                    .isZero();
        }
    }

    @Test
    void aRecordWithoutTheJobsHeadersIsKeptUnderItsOwnPlace() {
        try (DeadLettersModule module = module()) {
            letters.put(tenant + "/1", new byte[] {5}, Map.of("detail", "a \0 in a text", "offset", "many"));
            await().atMost(Duration.ofSeconds(30)).until(() -> rows().size() == 1);
            assertThat(module.deadLetters().storedByOrigin())
                    .anyMatch(count -> count.topic().equals(Letters.TOPIC));
        }
        assertThat(rows().get(0)).containsEntry("reason", "unknown").containsEntry("origin_topic", Letters.TOPIC);
    }

    @Test
    void theServersRoleCanNeitherChangeBytesNorDelete() {
        try (DeadLettersModule module = module()) {
            letters.put(tenant + "/1", new byte[] {5}, "corrupt", topic, 0, 1);
            awaitCount(module, 1);
        }

        assertThatThrownBy(() ->
                        stack.database().<Integer>inTenant(tenant, handle -> handle.execute("delete from dead_letter")))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> stack.database()
                        .<Integer>inTenant(
                                tenant, handle -> handle.execute("update dead_letter set record_value = ''::bytea")))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void kafkaDoesNotExpireWhatIsNotStoredYet() throws ExecutionException, InterruptedException {
        ConfigResource topicOfLetters = new ConfigResource(ConfigResource.Type.TOPIC, Letters.TOPIC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            Config configuration = admin.describeConfigs(List.of(topicOfLetters))
                    .values()
                    .getOrDefault(topicOfLetters, KafkaFuture.completedFuture(new Config(List.of())))
                    .get();

            assertThat(configuration.get("retention.ms").value()).isEqualTo("-1");
            assertThat(configuration.get("retention.bytes").value()).isEqualTo("-1");
        }
    }

    /** The offsets that a server finds new until nothing more comes. */
    private List<Long> takeOnce(String group) {
        List<Long> found = new CopyOnWriteArrayList<>();
        LetterReader reader = new LetterReader();
        try (RecordFeed feed = feed(group)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                feed.take(
                        Duration.ofSeconds(1),
                        records -> records.stream()
                                .map(reader::read)
                                .filter(letter -> letter.tenant().equals(tenant))
                                .forEach(letter -> found.add(letter.origin().offset())));
                return !found.isEmpty();
            });
        }
        return found;
    }

    private void awaitCount(DeadLettersModule module, long expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> module.deadLetters().storedByOrigin().stream()
                                .filter(count -> count.topic().equals(topic))
                                .mapToLong(OriginCount::letters)
                                .sum()
                        == expected);
    }

    private List<Map<String, Object>> rows() {
        return stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery("select * from dead_letter order by id")
                                .mapToMap()
                                .list());
    }

    private static RecordFeed feed(String group) {
        return new RecordFeed(Brokers.plain(stack.bootstrapServers()), Letters.TOPIC, group);
    }

    private static DeadLettersModule module() {
        DeadLettersModule.Door door = new DeadLettersModule.Door(
                new Directory(stack.database()).asOf(), any -> ZoneOffset.UTC, eventLog, List::of);
        return new DeadLettersModule(
                new ServerConfig.Kafka(stack.bootstrapServers(), null),
                stack.database(),
                door,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }
}

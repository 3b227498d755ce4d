package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.derive.DeriveOptions;
import io.atrium.jobs.kafka.KafkaEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestOptionsTest {
    private final Properties properties = required();

    @Test
    void hasDefaultsThatOutlastAnOutageOfTenMinutes() {
        IngestOptions options = IngestOptions.of(properties);

        assertThat(options.start()).isEqualTo(KafkaEndpoint.Start.EARLIEST);
        assertThat(options.generation()).isEqualTo(1);
        assertThat(options.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.checkpointTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(options.patience()).isEqualTo(Duration.ofMinutes(15));
        assertThat(options.retryPolicy()).isEqualTo(RetryPolicy.DEFAULT);
        assertThat(options.horizon()).isEqualTo(Duration.ofDays(3));
        assertThat(options.parallelism()).isEqualTo(2);
        assertThat(options.jobs()).containsExactlyInAnyOrder(Job.values());
        assertThat(options.sessionGap()).isEqualTo(Duration.ofMinutes(30));
        assertThat(options.derive())
                .isEqualTo(new DeriveOptions(Duration.ofSeconds(1), Duration.ofDays(45), Duration.ofDays(8), 1, null));
    }

    @Test
    void deploysADerivationAloneThatLeavesRawFactsToAnother() {
        properties.setProperty("jobs", "sessions, processes");
        properties.setProperty("derive.first.day", "2026-12-01");

        IngestOptions options = IngestOptions.of(properties);

        assertThat(options.jobs()).containsExactly(Job.SESSIONS, Job.PROCESSES);
        assertThat(options.found()).isEqualTo(Judge.Found.NOTHING);
        assertThat(options.derive().firstDay()).isEqualTo(LocalDate.parse("2026-12-01"));
    }

    @Test
    void readsWhatIsSet() {
        properties.setProperty("kafka.start", "committed");
        properties.setProperty("checkpoint.interval", " PT1S ");
        properties.setProperty("checkpoint.timeout", "PT6S");
        properties.setProperty("clickhouse.patience", "PT4S");

        IngestOptions options = IngestOptions.of(properties);

        assertThat(options.start()).isEqualTo(KafkaEndpoint.Start.COMMITTED);
        assertThat(options.checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.checkpointTimeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(options.retryPolicy().patience()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void givesACheckpointTwiceThePatience() {
        properties.setProperty("clickhouse.patience", "PT20M");

        assertThat(IngestOptions.of(properties).checkpointTimeout()).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void tellsFlinkTheCheckpointsTimes() {
        properties.setProperty("checkpoint.interval", "PT2S");
        properties.setProperty("checkpoint.timeout", "PT16M");

        Configuration configuration = IngestJob.configuration(IngestOptions.of(properties));

        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(configuration.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT))
                .isEqualTo(Duration.ofMinutes(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT14M59S", "PT15M"})
    void refusesATimeoutThatAnOutageWouldReach(String timeout) {
        properties.setProperty("checkpoint.timeout", timeout);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.of(properties))
                .withMessageContainingAll("checkpoint.timeout", "longer than clickhouse.patience", "PT15M");
    }

    @ParameterizedTest
    @CsvSource({
        "clickhouse.patience, -PT1S",
        "clickhouse.patience, 15 minutes",
        "checkpoint.interval, PT0.05S",
        "checkpoint.timeout, soon",
        "deduplication.horizon, PT59S",
        "generation, -1",
        "parallelism, 0",
        "parallelism, 129",
        "kafka.start, latest",
        "jobs, 'ingest,adoption'",
        "jobs, ''",
        "session.gap, -PT1S",
        "derive.delay, 10",
        "derive.horizon, P1D",
        "derive.day.horizon, PT5H",
        "derive.first.day, yesterday",
        "clickhouse.url, '127.0.0.1:8123'"
    })
    void namesTheOptionThatIsWrong(String name, String value) {
        properties.setProperty(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.of(properties))
                .withMessageContaining(name);
    }

    @Test
    void refusesUnknownOptions() {
        properties.setProperty("checkpoint.timeouts", "PT1H");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.of(properties))
                .withMessageContainingAll("unknown options [checkpoint.timeouts]", "checkpoint.timeout,");
    }

    @Test
    void namesTheOptionThatIsMissing() {
        properties.remove("kafka.group");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.of(properties))
                .withMessage("option kafka.group is missing");
    }

    @Test
    void readsItsFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ingest.properties"), """
                kafka.bootstrap.servers=127.0.0.1:9092
                kafka.group=test
                clickhouse.url=http://127.0.0.1:8123
                clickhouse.database=atrium
                clickhouse.user=atrium_ingest
                clickhouse.password.file=/secret
                """);

        assertThat(IngestOptions.fromArguments("--config", file.toString())).isEqualTo(IngestOptions.of(properties));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.fromArguments("--config", file + ".missing"))
                .withMessageContaining("cannot be read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IngestOptions.fromArguments(file.toString()))
                .withMessageContaining("usage");
    }

    private static Properties required() {
        Properties properties = new Properties();
        properties.setProperty("kafka.bootstrap.servers", "127.0.0.1:9092");
        properties.setProperty("kafka.group", "test");
        properties.setProperty("clickhouse.url", "http://127.0.0.1:8123");
        properties.setProperty("clickhouse.database", "atrium");
        properties.setProperty("clickhouse.user", "atrium_ingest");
        properties.setProperty("clickhouse.password.file", "/secret");
        return properties;
    }
}

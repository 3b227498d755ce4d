package io.atrium.jobs.ingest;

import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.jobs.clickhouse.RetryPolicy;
import io.atrium.jobs.derive.DeriveOptions;
import io.atrium.jobs.kafka.KafkaEndpoint;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The job's configuration.
 *
 * @param kafka {@code kafka.bootstrap.servers}, {@code kafka.group}, {@code kafka.client.file} (none by default)
 * @param start {@code kafka.start}, where to begin without a checkpoint: {@code earliest} (default) or {@code committed}
 * @param clickHouse {@code clickhouse.url}, {@code .database}, {@code .user}, {@code .password.file}
 * @param generation {@code generation}, 1 by default; to be raised when the job does not start from its newest checkpoint
 * @param checkpointInterval {@code checkpoint.interval}, PT10S by default; facts become visible so often
 * @param checkpointTimeout {@code checkpoint.timeout}, twice the patience by default: when a checkpoint counts as failed.
 *     Longer than the patience, so that an outage of ClickHouse holds a checkpoint up, but does not fail it
 * @param patience {@code clickhouse.patience}, PT15M by default: how long a request is repeated before the job starts
 *     again from its checkpoint
 * @param horizon {@code deduplication.horizon}, P3D by default: how long events are remembered before raw facts are asked
 * @param parallelism {@code parallelism}, 2 by default
 * @param jobs {@code jobs}, all by default: a list of {@code ingest}, {@code sessions}, {@code collaboration}, {@code
 *     processes}. Without {@code ingest} no raw facts and no dead letters are written: another job does, and the group is
 *     another one
 * @param sessionGap {@code session.gap}, PT30M by default: a session ends after a longer gap
 * @param derive {@code derive.delay}, PT1S by default; {@code derive.horizon}, P45D; {@code derive.day.horizon}, P8D;
 *     {@code derive.first.day}, none
 */
record IngestOptions(
        KafkaEndpoint kafka,
        KafkaEndpoint.Start start,
        ClickHouseEndpoint clickHouse,
        int generation,
        Duration checkpointInterval,
        Duration checkpointTimeout,
        Duration patience,
        Duration horizon,
        int parallelism,
        Set<Job> jobs,
        Duration sessionGap,
        DeriveOptions derive) {
    private static final Set<String> NAMES = Set.of(
            "kafka.bootstrap.servers",
            "kafka.group",
            "kafka.client.file",
            "kafka.start",
            "clickhouse.url",
            "clickhouse.database",
            "clickhouse.user",
            "clickhouse.password.file",
            "generation",
            "checkpoint.interval",
            "checkpoint.timeout",
            "clickhouse.patience",
            "deduplication.horizon",
            "parallelism",
            "jobs",
            "session.gap",
            "derive.delay",
            "derive.horizon",
            "derive.day.horizon",
            "derive.first.day");
    private static final String JOBS = "a list of ingest, sessions, collaboration, processes";
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
    private static final int MAX_PARALLELISM = 128;
    private static final Duration SHORTEST_HORIZON = Duration.ofDays(2);

    IngestOptions {
        require(generation >= 0, "generation", generation, "0 or more");
        require(
                parallelism >= 1 && parallelism <= MAX_PARALLELISM,
                "parallelism",
                parallelism,
                "1 to " + MAX_PARALLELISM);
        require(
                checkpointInterval.compareTo(SHORTEST_INTERVAL) >= 0,
                "checkpoint.interval",
                checkpointInterval,
                SHORTEST_INTERVAL + " or more");
        require(!patience.isNegative(), "clickhouse.patience", patience, "PT0S or more");
        require(
                checkpointTimeout.compareTo(patience) > 0,
                "checkpoint.timeout",
                checkpointTimeout,
                "longer than clickhouse.patience, which is " + patience);
        require(horizon.compareTo(Duration.ofMinutes(1)) >= 0, "deduplication.horizon", horizon, "PT1M or more");
        jobs = Collections.unmodifiableSet(new TreeSet<>(jobs)); // in one order, whatever is said
        require(!jobs.isEmpty(), "jobs", jobs, "at least one job");
        require(!sessionGap.isNegative(), "session.gap", sessionGap, "PT0S or more");
        require(!derive.delay().isNegative(), "derive.delay", derive.delay(), "PT0S or more");
        require(derive.horizon().compareTo(SHORTEST_HORIZON) >= 0, "derive.horizon", derive.horizon(), "P2D or more");
        require(
                derive.dayHorizon().compareTo(SHORTEST_HORIZON) >= 0,
                "derive.day.horizon",
                derive.dayHorizon(),
                "P2D or more");
    }

    /** What it means for this job that the raw facts have an event. */
    Judge.Found found() {
        return jobs.contains(Job.INGEST) ? Judge.Found.HANDED_ON : Judge.Found.NOTHING;
    }

    /** How ClickHouse's outages are borne. */
    RetryPolicy retryPolicy() {
        return new RetryPolicy(RetryPolicy.DEFAULT.firstPause(), RetryPolicy.DEFAULT.longestPause(), patience);
    }

    /** Reads {@code --config <file>}; throws IllegalArgumentException that says what to do. */
    static IngestOptions fromArguments(String... arguments) {
        if (arguments.length != 2 || !"--config".equals(arguments[0])) {
            throw new IllegalArgumentException(
                    "usage: --config <file.properties>; given: " + String.join(" ", arguments));
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("--config " + arguments[1] + " cannot be read: " + e, e);
        }
        return of(properties);
    }

    static IngestOptions of(Properties properties) {
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(NAMES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + unknown + "; known are " + new TreeSet<>(NAMES));
        }
        Duration patience = parsed(
                properties,
                "clickhouse.patience",
                RetryPolicy.DEFAULT.patience().toString(),
                Duration::parse,
                "a duration such as PT15M");
        int generation = parsed(properties, "generation", "1", Integer::parseInt, "a number");
        return new IngestOptions(
                new KafkaEndpoint(
                        text(properties, "kafka.bootstrap.servers"),
                        text(properties, "kafka.group"),
                        properties.getProperty("kafka.client.file", "").strip()),
                parsed(properties, "kafka.start", "earliest", IngestOptions::start, "earliest or committed"),
                new ClickHouseEndpoint(
                        parsed(properties, "clickhouse.url", null, URI::create, "a URL"),
                        text(properties, "clickhouse.database"),
                        text(properties, "clickhouse.user"),
                        text(properties, "clickhouse.password.file")),
                generation,
                parsed(properties, "checkpoint.interval", "PT10S", Duration::parse, "a duration such as PT10S"),
                parsed(
                        properties,
                        "checkpoint.timeout",
                        patience.multipliedBy(2).toString(),
                        Duration::parse,
                        "a duration such as PT30M"),
                patience,
                parsed(properties, "deduplication.horizon", "P3D", Duration::parse, "a duration such as P3D"),
                parsed(properties, "parallelism", "2", Integer::parseInt, "a number"),
                parsed(properties, "jobs", "ingest,sessions,collaboration,processes", IngestOptions::jobs, JOBS),
                parsed(properties, "session.gap", "PT30M", Duration::parse, "a duration such as PT30M"),
                derive(properties, generation));
    }

    private static DeriveOptions derive(Properties properties, int generation) {
        String firstDay = properties.getProperty("derive.first.day", "").strip();
        return new DeriveOptions(
                parsed(properties, "derive.delay", "PT1S", Duration::parse, "a duration such as PT1S"),
                parsed(properties, "derive.horizon", "P45D", Duration::parse, "a duration such as P45D"),
                parsed(properties, "derive.day.horizon", "P8D", Duration::parse, "a duration such as P8D"),
                generation,
                firstDay.isEmpty()
                        ? null
                        : parsed(properties, "derive.first.day", null, LocalDate::parse, "a day such as 2026-12-01"));
    }

    private static Set<Job> jobs(String value) {
        return Arrays.stream(value.split(",", -1)).map(Job::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static KafkaEndpoint.Start start(String value) {
        return KafkaEndpoint.Start.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static String text(Properties properties, String name) {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("option " + name + " is missing");
        }
        return value;
    }

    private static <T> T parsed(
            Properties properties,
            String name,
            @Nullable String otherwise,
            Function<String, T> parser,
            String expected) {
        String value = otherwise == null
                ? text(properties, name)
                : properties.getProperty(name, otherwise).strip();
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("option " + name + " must be " + expected + ", but is: " + value, e);
        }
    }

    private static void require(boolean condition, String name, Object value, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("option " + name + " must be " + expected + ", but is: " + value);
        }
    }
}

package io.atrium.jobs.replay;

import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the program was told: {@code --name value}, each once.
 *
 * @param tenantId {@code --tenant}
 * @param months {@code --from} and {@code --to}: months ({@code 2026-09}) or days, whose months are meant
 * @param rate {@code --rate}: events a second at most, 0 without a bound
 * @param groups {@code --groups}: consumer groups of the jobs that derive, with commas
 * @param kafka {@code --kafka}: brokers
 * @param kafkaClientFile {@code --kafka-client-file}: Kafka's own client properties, for brokers that ask for TLS; empty: plain connections
 * @param clickHouse {@code --clickhouse-url}, {@code --clickhouse-database}, {@code --clickhouse-user}, {@code --clickhouse-password-file}
 * @param flink {@code --flink}: its REST interface
 * @param journals {@code --journals}: folder for what a replay has done
 */
record ReplayOptions(
        String tenantId,
        Months months,
        long rate,
        List<String> groups,
        String kafka,
        String kafkaClientFile,
        ClickHouseEndpoint clickHouse,
        URI flink,
        Path journals) {
    private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9-]{1,30}");
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "tenant",
            "from",
            "to",
            "rate",
            "groups",
            "kafka",
            "kafka-client-file",
            "clickhouse-url",
            "clickhouse-database",
            "clickhouse-user",
            "clickhouse-password-file",
            "flink",
            "journals"));

    ReplayOptions {
        groups = List.copyOf(groups);
        if (!TENANT.matcher(tenantId).matches()) {
            throw new IllegalArgumentException("--tenant must be an organization's id, but is: " + tenantId);
        }
        if (rate < 0) {
            throw new IllegalArgumentException("--rate must be 0 or more, but is: " + rate);
        }
    }

    /** Reads the arguments; throws IllegalArgumentException that says what is wrong. */
    static ReplayOptions of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!NAMES.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "usage: --name value for each of " + NAMES + "; not understood: " + arguments[i]);
            }
            given.put(name, arguments[i + 1]);
        }
        return new ReplayOptions(
                text(given, "tenant"),
                new Months(month(given, "from"), month(given, "to")),
                parsed(given, "rate", Long::parseLong, "a number of events a second"),
                List.of(text(given, "groups").split(",", -1)),
                text(given, "kafka"),
                given.getOrDefault("kafka-client-file", "").strip(),
                new ClickHouseEndpoint(
                        parsed(given, "clickhouse-url", URI::create, "a URL"),
                        text(given, "clickhouse-database"),
                        text(given, "clickhouse-user"),
                        text(given, "clickhouse-password-file")),
                parsed(given, "flink", URI::create, "a URL"),
                parsed(given, "journals", Path::of, "a folder"));
    }

    private static YearMonth month(Map<String, String> given, String name) {
        return parsed(
                given,
                name,
                value -> value.length() > 7 ? YearMonth.from(LocalDate.parse(value)) : YearMonth.parse(value),
                "a month such as 2026-09 or a day");
    }

    private static String text(Map<String, String> given, String name) {
        String value = given.getOrDefault(name, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static <T> T parsed(Map<String, String> given, String name, Function<String, T> parser, String expected) {
        String value = text(given, name);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("--" + name + " must be " + expected + ", but is: " + value, e);
        }
    }
}

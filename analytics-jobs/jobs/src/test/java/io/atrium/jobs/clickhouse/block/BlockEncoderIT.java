package io.atrium.jobs.clickhouse.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.testing.TestWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type through the real engine and back, with random values of a known seed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BlockEncoderIT {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final List<String> TEXTS =
            List.of("", "a", "中文 🙂", "two\nlines\tand \\ a 'quote'", "x".repeat(300), "\u0000");

    private static LocalStack stack;
    private static TestWarehouse warehouse;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException, InterruptedException {
        stack = LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE));
        warehouse = TestWarehouse.migrated(stack);
    }

    @AfterAll
    static void stop() throws IOException {
        stack.close();
    }

    /** A column, and the text that ClickHouse should answer for a row's number. */
    private record Case<C extends Column>(
            ColumnType<C> type, Function<Long, String> expected, BiConsumer<Long, C> fill) {}

    private static List<Case<?>> cases() {
        return List.of(
                new Case<>(ColumnType.uint8(), n -> String.valueOf(n & 0xFF), (n, c) -> c.add(n)),
                new Case<>(ColumnType.uint16(), n -> String.valueOf(n & 0xFFFF), (n, c) -> c.add(n)),
                new Case<>(ColumnType.uint32(), n -> String.valueOf(n & 0xFFFF_FFFFL), (n, c) -> c.add(n)),
                new Case<>(ColumnType.uint64(), Long::toUnsignedString, (n, c) -> c.add(n)),
                new Case<>(ColumnType.int32(), n -> String.valueOf(n.intValue()), (n, c) -> c.add(n)),
                new Case<>(ColumnType.int64(), String::valueOf, (n, c) -> c.add(n)),
                new Case<>(ColumnType.float64(), BlockEncoderIT::eighths, (n, c) -> c.add((n % 1000) / 8.0)),
                new Case<>(
                        ColumnType.decimal64(18, 4),
                        n -> decimal(n % 1_000_000_007L),
                        (n, c) -> c.add(n % 1_000_000_007L)),
                new Case<>(
                        ColumnType.date(),
                        n -> LocalDate.ofEpochDay(n & 0xFFFF).toString(),
                        (n, c) -> c.add(n & 0xFFFF)),
                new Case<>(
                        ColumnType.dateTime64(3), n -> MILLIS.format(time(n)), (n, c) -> c.add(time(n).toEpochMilli())),
                new Case<>(ColumnType.bool(), n -> String.valueOf(n % 2 == 0), (n, c) -> c.add(n % 2 == 0)),
                new Case<>(
                        ColumnType.enum8(Map.of("a", 0, "b's", 7)),
                        n -> n % 2 == 0 ? "a" : "b's",
                        (n, c) -> c.add(n % 2 == 0 ? 0L : 7L)),
                new Case<>(ColumnType.string(), BlockEncoderIT::text, (n, c) -> c.add(text(n))),
                new Case<>(ColumnType.lowCardinality(), BlockEncoderIT::text, (n, c) -> c.add(text(n))),
                new Case<>(ColumnType.lowCardinality(), n -> "k" + n % 70_000, (n, c) -> c.add("k" + n % 70_000)),
                new Case<>(
                        ColumnType.fixedString(5),
                        BlockEncoderIT::padded,
                        (n, c) -> c.add(String.valueOf(Math.abs(n % 1000)).getBytes(StandardCharsets.UTF_8))),
                new Case<>(ColumnType.uint128(), n -> wide(n).toString(), (n, c) -> c.add(n, ~n)),
                new Case<>(ColumnType.uuid(), n -> new UUID(n, ~n).toString(), (n, c) -> c.add(n, ~n)),
                new Case<>(
                        ColumnType.nullable(ColumnType.dateTime64(3)),
                        n -> n % 3 == 0 ? "" : MILLIS.format(time(n)),
                        (n, c) -> {
                            if (n % 3 == 0) {
                                c.addNull();
                            } else {
                                c.present().add(time(n).toEpochMilli());
                            }
                        }),
                new Case<>(ColumnType.array(ColumnType.uint32()), n -> list(n, i -> String.valueOf(i + 7)), (n, c) -> {
                    items(n).forEach(i -> c.items().add(i + 7));
                    c.end();
                }),
                new Case<>(ColumnType.array(ColumnType.lowCardinality()), n -> list(n, i -> "'v" + i + "'"), (n, c) -> {
                    items(n).forEach(i -> c.items().add("v" + i));
                    c.end();
                }),
                new Case<>(
                        ColumnType.array(ColumnType.array(ColumnType.uint32())),
                        n -> list(n, i -> list(i, String::valueOf)),
                        (n, c) -> {
                            items(n).forEach(i -> {
                                items(i).forEach(j -> c.items().items().add(j));
                                c.items().end();
                            });
                            c.end();
                        }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyTypeComesBackAsItWentIn(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(seed == 4 ? 80_000 : 3000);
        List<Long> numbers =
                IntStream.range(0, rows).mapToObj(i -> random.nextLong()).toList();
        List<Case<?>> cases = cases();
        warehouse.query(
                "CREATE OR REPLACE TABLE fuzz (row UInt32, " + columns(cases) + ") ENGINE = MergeTree ORDER BY row");
        BlockEncoder<Integer> encoder = new BlockEncoder<>(layout(cases, numbers));

        // When
        IntStream.range(0, rows).forEach(encoder::add);
        insert(encoder.toCompressedNative());

        // Then
        for (int i = 0; i < cases.size(); i++) {
            Function<Long, String> expected = cases.get(i).expected();
            assertThat(warehouse.query("SELECT hex(ifNull(toString(c" + i + "), '')) FROM fuzz ORDER BY row"))
                    .as(cases.get(i).type().sql())
                    .isEqualTo(numbers.stream().map(n -> hex(expected.apply(n))).toList());
        }
    }

    private static BlockLayout<Integer> layout(List<Case<?>> cases, List<Long> numbers) {
        BlockLayout.Builder<Integer> layout = BlockLayout.builder();
        layout.column("row", ColumnType.uint32(), (row, column) -> column.add((long) row));
        for (int i = 0; i < cases.size(); i++) {
            add(layout, "c" + i, cases.get(i), numbers);
        }
        return layout.build();
    }

    private static <C extends Column> void add(
            BlockLayout.Builder<Integer> layout, String name, Case<C> c, List<Long> numbers) {
        layout.column(name, c.type(), (row, column) -> c.fill().accept(numbers.get(row), column));
    }

    private static String columns(List<Case<?>> cases) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            columns.add("c" + i + " " + cases.get(i).type().sql());
        }
        return String.join(", ", columns);
    }

    private static void insert(byte[] block) throws IOException, InterruptedException {
        ClickHouseClient client = new ClickHouseClient(warehouse.administrator(), Duration.ofMinutes(1));
        client.send(new ClickHouseClient.Request(
                "fuzz", "INSERT INTO fuzz FORMAT Native", Map.of(), Map.of("Content-Encoding", "lz4"), block));
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LongStream items(long n) {
        return LongStream.range(0, Math.floorMod(n, 4));
    }

    private static String list(long n, Function<Long, String> item) {
        return items(n).mapToObj(item::apply).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(long n) {
        return TEXTS.get(Math.floorMod(n, TEXTS.size()));
    }

    private static String padded(long n) {
        return String.valueOf(Math.abs(n % 1000));
    }

    private static Instant time(long n) {
        return Instant.ofEpochMilli(Math.floorMod(n, 4_000_000_000_000L));
    }

    private static String eighths(long n) {
        return new BigDecimal((n % 1000) / 8.0).stripTrailingZeros().toPlainString();
    }

    private static String decimal(long unscaled) {
        return BigDecimal.valueOf(unscaled, 4).stripTrailingZeros().toPlainString();
    }

    private static BigInteger wide(long n) {
        return new BigInteger(Long.toUnsignedString(n)).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(~n)));
    }
}

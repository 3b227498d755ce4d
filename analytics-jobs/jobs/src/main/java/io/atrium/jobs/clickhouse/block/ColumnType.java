package io.atrium.jobs.clickhouse.block;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A ClickHouse type that can be written; the factories list all there are.
 *
 * @param sql the type as ClickHouse writes it
 * @param columns makes an empty column
 * @param <C> how values are added
 */
public record ColumnType<C extends Column>(String sql, Supplier<C> columns) {
    private static final int MAX_DECIMAL64_DIGITS = 18;
    private static final int MAX_DATETIME64_SCALE = 9;

    /** 0 to 255. */
    public static ColumnType<NumberColumn> uint8() {
        return number("UInt8", Byte.BYTES);
    }

    /** 0 to 65535. */
    public static ColumnType<NumberColumn> uint16() {
        return number("UInt16", Short.BYTES);
    }

    /** 0 to 4294967295. */
    public static ColumnType<NumberColumn> uint32() {
        return number("UInt32", Integer.BYTES);
    }

    /** 64 bits without sign. */
    public static ColumnType<NumberColumn> uint64() {
        return number("UInt64", Long.BYTES);
    }

    /** -128 to 127. */
    public static ColumnType<NumberColumn> int8() {
        return number("Int8", Byte.BYTES);
    }

    /** 32 bits with sign. */
    public static ColumnType<NumberColumn> int32() {
        return number("Int32", Integer.BYTES);
    }

    /** 64 bits with sign. */
    public static ColumnType<NumberColumn> int64() {
        return number("Int64", Long.BYTES);
    }

    /** A double. */
    public static ColumnType<NumberColumn> float64() {
        return number("Float64", Long.BYTES);
    }

    /** Added as the unscaled value; up to 18 digits. */
    public static ColumnType<NumberColumn> decimal64(int precision, int scale) {
        if (precision <= MAX_DECIMAL64_DIGITS / 2
                || precision > MAX_DECIMAL64_DIGITS
                || scale < 0
                || scale > precision) {
            throw new IllegalArgumentException("no Decimal64: Decimal(" + precision + ", " + scale + ")");
        }
        return number("Decimal(" + precision + ", " + scale + ")", Long.BYTES);
    }

    /** Added as days since 1970-01-01, to 2149-06-06. */
    public static ColumnType<NumberColumn> date() {
        return number("Date", Short.BYTES);
    }

    /** Added as units of 10^-scale seconds since 1970 in UTC: milliseconds with scale 3. */
    public static ColumnType<NumberColumn> dateTime64(int scale) {
        if (scale < 0 || scale > MAX_DATETIME64_SCALE) {
            throw new IllegalArgumentException("DateTime64 has a scale of 0 to 9, not " + scale);
        }
        return number("DateTime64(" + scale + ", 'UTC')", Long.BYTES);
    }

    /** True or false. */
    public static ColumnType<NumberColumn> bool() {
        return number("Bool", Byte.BYTES);
    }

    /** Added as the number of the name; the server refuses a block with a number that it does not know. */
    public static ColumnType<NumberColumn> enum8(Map<String, Integer> names) {
        String list = names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry ->
                        "'" + entry.getKey().replace("\\", "\\\\").replace("'", "\\'") + "' = " + entry.getValue())
                .collect(Collectors.joining(", "));
        return number("Enum8(" + list + ")", Byte.BYTES);
    }

    /** Any text. */
    public static ColumnType<TextColumn> string() {
        return new ColumnType<>("String", TextColumn::new);
    }

    /** Text with few distinct values, sent as a dictionary: each text crosses the wire once a block. */
    public static ColumnType<DictionaryColumn> lowCardinality() {
        return new ColumnType<>("LowCardinality(String)", DictionaryColumn::new);
    }

    /** Exactly so many bytes. */
    public static ColumnType<FixedTextColumn> fixedString(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("FixedString has at least one byte, not " + width);
        }
        return new ColumnType<>("FixedString(" + width + ")", () -> new FixedTextColumn(width));
    }

    /** 128 bits without sign. */
    public static ColumnType<WideColumn> uint128() {
        return new ColumnType<>("UInt128", () -> new WideColumn(false));
    }

    /** A UUID, added as its most and its least significant bits. */
    public static ColumnType<WideColumn> uuid() {
        return new ColumnType<>("UUID", () -> new WideColumn(true));
    }

    /** A type that may be NULL; not for arrays or dictionaries, which ClickHouse does not allow or nests otherwise. */
    public static <C extends Column> ColumnType<NullableColumn<C>> nullable(ColumnType<C> type) {
        if (type.sql.startsWith("Array") || type.sql.startsWith("LowCardinality") || type.sql.startsWith("Nullable")) {
            throw new IllegalArgumentException("no Nullable(" + type.sql + ")");
        }
        return new ColumnType<>("Nullable(" + type.sql + ")", () -> new NullableColumn<>(type.columns.get()));
    }

    /** Any number of values; may be nested. */
    public static <C extends Column> ColumnType<ArrayColumn<C>> array(ColumnType<C> type) {
        return new ColumnType<>("Array(" + type.sql + ")", () -> new ArrayColumn<>(type.columns.get()));
    }

    private static ColumnType<NumberColumn> number(String sql, int width) {
        return new ColumnType<>(sql, () -> new NumberColumn(width));
    }
}

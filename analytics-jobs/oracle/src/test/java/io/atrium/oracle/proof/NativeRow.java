package io.atrium.oracle.proof;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a block of one row in ClickHouse's format Native, as texts: what a job sends to a derived table. */
final class NativeRow {

    private final ByteBuffer bytes;

    private NativeRow(byte[] block) {
        this.bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The row's columns by name; lists are joined by commas, times are milliseconds, nothing is the empty text. */
    static Map<String, String> read(byte[] block) {
        return new NativeRow(block).columns();
    }

    private Map<String, String> columns() {
        long count = number();
        long rows = number();
        if (rows != 1) {
            throw new IllegalArgumentException("one row, not " + rows);
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            String name = text();
            columns.put(name, column(text()));
        }
        return columns;
    }

    private String column(String type) {
        if (type.startsWith("Array(")) {
            String inner = inner(type);
            long length = bytes.getLong();
            List<String> items = new ArrayList<>();
            for (long i = 0; i < length; i++) {
                items.add(value(inner));
            }
            return String.join(",", items);
        }
        if (type.startsWith("LowCardinality(")) {
            return dictionary();
        }
        if (type.startsWith("Nullable(")) {
            boolean missing = bytes.get() != 0;
            String value = value(inner(type));
            return missing ? "" : value;
        }
        return value(type);
    }

    private static String inner(String type) {
        return type.substring(type.indexOf('(') + 1, type.length() - 1);
    }

    private String dictionary() {
        bytes.getLong(); // version
        long width = bytes.getLong() & 0xff;
        List<String> keys = new ArrayList<>();
        for (long left = bytes.getLong(); left > 0; left--) {
            keys.add(text());
        }
        bytes.getLong(); // rows
        if (width != 0) {
            throw new IllegalArgumentException("an index of one byte, not of type " + width);
        }
        return keys.get(bytes.get());
    }

    private String value(String type) {
        if (type.startsWith("Decimal(")) {
            BigDecimal amount = BigDecimal.valueOf(
                    bytes.getLong(), Integer.parseInt(inner(type).split(", ", 2)[1]));
            return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
        }
        if (type.startsWith("DateTime64(")) {
            return Long.toString(bytes.getLong());
        }
        return switch (type) {
            case "UInt8" -> Integer.toString(Byte.toUnsignedInt(bytes.get()));
            case "UInt16" -> Integer.toString(Short.toUnsignedInt(bytes.getShort()));
            case "UInt32" -> Integer.toUnsignedString(bytes.getInt());
            case "UInt64" -> Long.toUnsignedString(bytes.getLong());
            case "String" -> text();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }

    private String text() {
        byte[] text = new byte[(int) number()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
    }
}

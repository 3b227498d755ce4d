package io.atrium.jobs.clickhouse.block;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Values of type LowCardinality(String): each distinct text once, then its number for every row. The first key is the
 * empty text, as the server expects of a dictionary.
 */
public final class DictionaryColumn implements Column {
    private static final int INITIAL_BYTES = 4 * 1024;
    private static final long SHARED_DICTIONARIES_WITH_ADDITIONAL_KEYS = 1;
    private static final long HAS_ADDITIONAL_KEYS = 1 << 9;
    private static final int MAX_BYTE_KEYS = 1 << 8;
    private static final int MAX_SHORT_KEYS = 1 << 16;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Bytes keys = new Bytes(INITIAL_BYTES);
    private final Bytes header = new Bytes(2 * Long.BYTES);
    private int[] indexes = new int[1024];
    private int size;
    private String lastText = "";
    private int lastNumber;

    DictionaryColumn() {
        clear();
    }

    /** Appends a text. */
    public void add(String value) {
        if (!value.equals(lastText)) {
            lastNumber = number(value);
            lastText = value;
        }
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, size * 2);
        }
        indexes[size++] = lastNumber;
    }

    private int number(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(value, number);
        keys.putText(value);
        return number;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int bytes() {
        return keys.size() + size * indexWidth();
    }

    @Override
    public void addDefault() {
        add("");
    }

    @Override
    public void clear() {
        numbers.clear();
        keys.clear();
        size = 0;
        lastText = "";
        lastNumber = number("");
    }

    @Override
    public void writePrefix(OutputStream out) throws IOException {
        header.clear();
        header.putLong(SHARED_DICTIONARIES_WITH_ADDITIONAL_KEYS);
        header.writeTo(out);
    }

    @Override
    public void writeData(OutputStream out) throws IOException {
        if (size == 0) {
            return; // an array without items writes no dictionary either
        }
        int width = indexWidth();
        header.clear();
        header.putLong(HAS_ADDITIONAL_KEYS | Integer.numberOfTrailingZeros(width));
        header.putLong(numbers.size());
        header.writeTo(out);
        keys.writeTo(out);
        header.clear();
        header.putLong(size);
        header.writeTo(out);
        NumberColumn rows = new NumberColumn(width);
        for (int i = 0; i < size; i++) {
            rows.add((long) indexes[i]);
        }
        rows.writeData(out);
    }

    private int indexWidth() {
        if (numbers.size() <= MAX_BYTE_KEYS) {
            return Byte.BYTES;
        }
        return numbers.size() <= MAX_SHORT_KEYS ? Short.BYTES : Integer.BYTES;
    }
}

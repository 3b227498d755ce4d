package io.atrium.contract.codec;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding from an array. Whatever the bytes are, it throws nothing but {@link
 * CorruptBytesException}, and it allocates no more than the bytes at hand can justify.
 */
final class AvroReader {
    private static final int AMOUNT_SCALE = 4;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;
    private final int end;
    private int position;

    AvroReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    int remaining() {
        return end - position;
    }

    int position() {
        return position;
    }

    boolean readBoolean() {
        return switch (readByte()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw corrupt("a boolean is neither 0 nor 1");
        };
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw corrupt("an int has more than 32 bits");
        }
        return (int) value;
    }

    long readLong() {
        int first = readByte();
        return first >= 0 ? (first >>> 1) ^ -(first & 1) : readLongLong(first);
    }

    private long readLongLong(int first) {
        long raw = first & 0x7F;
        for (int shift = 7; shift < 64; shift += 7) {
            int next = readByte();
            raw |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw corrupt("a number has more than 10 bytes");
    }

    String readText() {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw corrupt("a text claims " + length + " bytes, " + remaining() + " are left");
        }
        String text = new String(bytes, position, (int) length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(text, (int) length);
        }
        position += (int) length;
        return text;
    }

    @Nullable
    String readOptionalText() {
        return readBranch() ? readText() : null;
    }

    @Nullable
    Instant readOptionalTime() {
        return readBranch() ? Instant.ofEpochMilli(readLong()) : null;
    }

    @Nullable
    BigDecimal readOptionalAmount() {
        return readBranch() ? BigDecimal.valueOf(readLong(), AMOUNT_SCALE) : null;
    }

    /** The number of items in the next block of an array; 0 ends the array. */
    int readBlock(int smallestItem) {
        long count = readLong();
        if (count < 0) {
            count = -count;
            long size = readLong();
            if (size < 0 || size > remaining()) {
                throw corrupt("a block claims " + size + " bytes, " + remaining() + " are left");
            }
        }
        if (count < 0 || count > remaining() / smallestItem) {
            throw corrupt("a block claims " + count + " items, " + remaining() + " bytes are left");
        }
        return (int) count;
    }

    CorruptBytesException corrupt(String what) {
        return new CorruptBytesException(what + " (at byte " + position + ")");
    }

    private boolean readBranch() {
        return switch (readByte()) {
            case 0 -> false;
            case 2 -> true;
            default -> throw corrupt("a branch is neither null nor a value");
        };
    }

    private byte readByte() {
        if (position >= end) {
            throw corrupt("the bytes end early");
        }
        return bytes[position++];
    }

    /** A replacement character may be genuine; if so, encoding it again gives the same bytes. */
    private void requireWellFormed(String text, int length) {
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(again, 0, again.length, bytes, position, position + length)) {
            throw corrupt("a text is not UTF-8");
        }
    }
}

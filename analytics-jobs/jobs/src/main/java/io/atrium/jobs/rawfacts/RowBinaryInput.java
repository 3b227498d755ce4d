package io.atrium.jobs.rawfacts;

import io.atrium.contract.DepartmentPath;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Values of ClickHouse's format {@code RowBinary}, one after the other: numbers little-endian, texts and arrays behind their length, a
 * nullable value behind a byte that says whether it is missing.
 */
final class RowBinaryInput {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_TEXT = 1 << 24;

    private final InputStream bytes;

    RowBinaryInput(InputStream bytes) {
        this.bytes = new BufferedInputStream(bytes, BUFFER_BYTES);
    }

    /** Whether another row follows. */
    boolean hasMore() throws IOException {
        bytes.mark(1);
        int next = bytes.read();
        bytes.reset();
        return next >= 0;
    }

    /** {@code UInt8}, {@code Bool} or an {@code Enum8} of few values. */
    int uint8() throws IOException {
        int value = bytes.read();
        if (value < 0) {
            throw new EOFException("the answer ends in the middle of a row");
        }
        return value;
    }

    boolean flag() throws IOException {
        return uint8() != 0;
    }

    /** {@code UInt16}, also {@code Date}: days since 1970. */
    int uint16() throws IOException {
        return (int) littleEndian(Short.BYTES);
    }

    long uint32() throws IOException {
        return littleEndian(Integer.BYTES);
    }

    /** {@code UInt32} that the contract keeps within an int. */
    int count() throws IOException {
        return Math.toIntExact(uint32());
    }

    /** {@code Int64}, also {@code UInt64} and {@code DateTime64}. */
    long int64() throws IOException {
        return littleEndian(Long.BYTES);
    }

    /** {@code DateTime64(3)}. */
    Instant millis() throws IOException {
        return Instant.ofEpochMilli(int64());
    }

    /** {@code Nullable(DateTime64(3))}. */
    @Nullable
    Instant optionalMillis() throws IOException {
        return flag() ? null : millis();
    }

    /** {@code Nullable(Decimal(18, 4))}. */
    @Nullable
    BigDecimal optionalAmount() throws IOException {
        return flag() ? null : new BigDecimal(BigInteger.valueOf(int64()), 4);
    }

    /** {@code String}, also of low cardinality. */
    String text() throws IOException {
        int length = length();
        byte[] utf8 = bytes.readNBytes(length);
        if (utf8.length < length) {
            throw new EOFException("the answer ends in the middle of a text");
        }
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** A text that stands for nothing when it is empty, as raw facts keep it. */
    @Nullable
    String optionalText() throws IOException {
        String text = text();
        return text.isEmpty() ? null : text;
    }

    /** {@code Array(UInt32)} of departments, root first. */
    DepartmentPath path() throws IOException {
        int[] numbers = new int[length()];
        for (int level = 0; level < numbers.length; level++) {
            numbers[level] = count();
        }
        return DepartmentPath.of(numbers);
    }

    /** The number of items of an array, which follow. */
    int length() throws IOException {
        long length = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int part = uint8();
            length |= (long) (part & 0x7F) << shift;
            if (part < 0x80) {
                if (length > LONGEST_TEXT) {
                    break;
                }
                return (int) length;
            }
        }
        throw new IOException("a length of more than " + LONGEST_TEXT + ": the answer is not what was asked for");
    }

    private long littleEndian(int size) throws IOException {
        long value = 0;
        for (int shift = 0; shift < size * Byte.SIZE; shift += Byte.SIZE) {
            value |= (long) uint8() << shift;
        }
        return value;
    }
}

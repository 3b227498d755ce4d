package io.atrium.contract.codec;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes Avro's binary encoding into a growing array. Not for use by more than one thread. */
final class AvroWriter {
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int position;

    AvroWriter(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, position);
    }

    /** The marker and the fingerprint of single-object encoding. */
    void writeHeader(long fingerprint) {
        reserve(SingleObject.HEADER_BYTES);
        bytes[position++] = SingleObject.MARKER_0;
        bytes[position++] = SingleObject.MARKER_1;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(position, fingerprint);
        position += Long.BYTES;
    }

    void writeBoolean(boolean value) {
        reserve(1);
        bytes[position++] = (byte) (value ? 1 : 0);
    }

    void writeInt(int value) {
        writeLong(value);
    }

    void writeLong(long value) {
        reserve(LONGEST_VARINT);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[position++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[position++] = (byte) rest;
    }

    void writeText(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length + LONGEST_VARINT);
        writeLong(encoded.length);
        System.arraycopy(encoded, 0, bytes, position, encoded.length);
        position += encoded.length;
    }

    void writeOptionalText(@Nullable String value) {
        if (writeBranch(value != null) && value != null) {
            writeText(value);
        }
    }

    void writeOptionalTime(@Nullable Instant value) {
        if (writeBranch(value != null) && value != null) {
            writeLong(value.toEpochMilli());
        }
    }

    /** An amount of scale 4, as ten-thousandths. */
    void writeOptionalAmount(@Nullable BigDecimal value) {
        if (writeBranch(value != null) && value != null) {
            writeLong(value.unscaledValue().longValueExact());
        }
    }

    private boolean writeBranch(boolean present) {
        reserve(1);
        bytes[position++] = (byte) (present ? 2 : 0);
        return present;
    }

    private void reserve(int count) {
        if (bytes.length - position < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + count));
        }
    }
}

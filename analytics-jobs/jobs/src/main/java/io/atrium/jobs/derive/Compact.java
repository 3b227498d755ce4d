package io.atrium.jobs.derive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How values are written compactly. Part of every checkpoint: what is here never changes. */
public final class Compact {
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD = 0x7F;
    private static final int MORE = 0x80;

    private Compact() {}

    /** A number of any sign: small ones take a byte, seven bits each; negative ones take ten. */
    public static void writeNumber(long value, DataOutput out) throws IOException {
        long rest = value;
        while ((rest & ~PAYLOAD) != 0) {
            out.writeByte((int) (rest & PAYLOAD) | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        out.writeByte((int) rest);
    }

    /** Reads what {@link #writeNumber} wrote. */
    public static long readNumber(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += PAYLOAD_BITS) {
            byte part = in.readByte();
            value |= (long) (part & PAYLOAD) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }

    /** A number that may be negative and is near zero: its sign is the lowest bit. */
    public static void writeSigned(long value, DataOutput out) throws IOException {
        writeNumber((value << 1) ^ (value >> (Long.SIZE - 1)), out);
    }

    /** Reads what {@link #writeSigned} wrote. */
    public static long readSigned(DataInput in) throws IOException {
        long value = readNumber(in);
        return (value >>> 1) ^ -(value & 1);
    }

    /** A text of any length. */
    public static void writeText(String value, DataOutput out) throws IOException {
        writeBytes(value.getBytes(StandardCharsets.UTF_8), out);
    }

    /** Reads what {@link #writeText} wrote. */
    public static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    /** Bytes of any length. */
    static void writeBytes(byte[] value, DataOutput out) throws IOException {
        writeNumber(value.length, out);
        out.write(value);
    }

    /** Reads what {@link #writeBytes} wrote. */
    static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[(int) readNumber(in)];
        in.readFully(bytes);
        return bytes;
    }

    /** A text or none; the empty text is one. */
    public static void writeOptionalText(@Nullable String value, DataOutput out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeText(value, out);
        }
    }

    /** Reads what {@link #writeOptionalText} wrote. */
    public static @Nullable String readOptionalText(DataInput in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    /** A number of any sign, or none. */
    public static void writeOptionalNumber(@Nullable Long value, DataOutput out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeSigned(value, out);
        }
    }

    /** Reads what {@link #writeOptionalNumber} wrote. */
    public static @Nullable Long readOptionalNumber(DataInput in) throws IOException {
        return in.readBoolean() ? readSigned(in) : null;
    }
}

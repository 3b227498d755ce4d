package io.atrium.jobs.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SHA-256 over named values. Every part has its length before it, so that no two sequences run into one another. */
final class ContentHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private byte[] buffer = new byte[512];
    private int size;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    ContentHash text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        ensure(utf8.length);
        System.arraycopy(utf8, 0, buffer, size, utf8.length);
        size += utf8.length;
        return this;
    }

    ContentHash number(long value) {
        ensure(Long.BYTES);
        LONGS.set(buffer, size, value);
        size += Long.BYTES;
        return this;
    }

    /** A field that counts only when it says something. */
    ContentHash field(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : text(name).text(value);
    }

    /** A field that counts only when it is not zero. */
    ContentHash field(String name, long value) {
        return value == 0 ? this : text(name).number(value);
    }

    /** A field that counts only when it is set. */
    ContentHash field(String name, boolean value) {
        return field(name, value ? 1 : 0);
    }

    /** A field that counts only when there is a time. */
    ContentHash field(String name, @Nullable Instant value) {
        return value == null ? this : text(name).number(value.toEpochMilli());
    }

    /** The first 128 bits; empties the hash for the next use. */
    Identity identity() {
        byte[] hash = finish();
        return new Identity((long) LONGS.get(hash, 0), (long) LONGS.get(hash, Long.BYTES));
    }

    /** The first 64 bits; empties the hash for the next use. */
    long first64() {
        return (long) LONGS.get(finish(), 0);
    }

    private byte[] finish() {
        digest.update(buffer, 0, size);
        size = 0;
        return digest.digest();
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}

package io.atrium.jobs.ingest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SHA-256 over named values. Every part has its length before it, so that no two sequences run into one another. */
final class ContentHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final MessageDigest digest;
    private final byte[] hash = new byte[32];
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
        return number(utf8.length).bytes(utf8);
    }

    private ContentHash bytes(byte[] value) {
        ensure(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
        return this;
    }

    ContentHash number(long value) {
        ensure(Long.BYTES);
        LONGS.set(buffer, size, value);
        size += Long.BYTES;
        return this;
    }

    /** A field that counts only when it says something. */
    ContentHash field(HashedField field, @Nullable String value) {
        return value == null || value.isEmpty()
                ? this
                : bytes(field.framedName()).text(value);
    }

    /** A field that counts only when it is not zero. */
    ContentHash field(HashedField field, long value) {
        return value == 0 ? this : bytes(field.framedName()).number(value);
    }

    /** A field that counts only when it is set. */
    ContentHash field(HashedField field, boolean value) {
        return field(field, value ? 1 : 0);
    }

    /** A field that counts only when there is a time. */
    ContentHash field(HashedField field, @Nullable Instant value) {
        return value == null ? this : bytes(field.framedName()).number(value.toEpochMilli());
    }

    /** The first 128 bits; empties the hash for the next use. */
    Identity identity() {
        finish();
        return new Identity((long) LONGS.get(hash, 0), (long) LONGS.get(hash, Long.BYTES));
    }

    /** The first 64 bits; empties the hash for the next use. */
    long first64() {
        finish();
        return (long) LONGS.get(hash, 0);
    }

    private void finish() {
        digest.update(buffer, 0, size);
        size = 0;
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 has " + hash.length + " bytes", e);
        }
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}

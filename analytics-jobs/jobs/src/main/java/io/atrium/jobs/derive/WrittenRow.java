package io.atrium.jobs.derive;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row's content in bytes, as it was or will be written. Equal when it is of one table and its bytes are equal.
 *
 * @param view the table's view
 * @param version of the row's format
 * @param epochDay the row's day
 * @param hash of the content
 * @param bytes the content, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
record WrittenRow(String view, int version, long epochDay, long hash, byte[] bytes) {

    static <R extends DerivedRow> WrittenRow of(RowFormat<R> format, DerivedRow row, MessageDigest sha256)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        format.write(format.rows().cast(row), new DataOutputStream(bytes));
        byte[] content = bytes.toByteArray();
        sha256.update(format.view().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) format.version());
        long hash = ByteBuffer.wrap(sha256.digest(content)).getLong();
        return new WrittenRow(format.view(), format.version(), row.day().toEpochDay(), hash, content);
    }

    /** The partition, as {@code toYYYYMM(day)} says it. */
    int month() {
        return Months.of(epochDay);
    }

    void write(DataOutput out) throws IOException {
        Compact.writeText(view, out);
        out.writeByte(version);
        Compact.writeSigned(epochDay, out);
        out.writeLong(hash);
        Compact.writeBytes(bytes, out);
    }

    static WrittenRow read(DataInput in) throws IOException {
        return new WrittenRow(
                Compact.readText(in), in.readByte(), Compact.readSigned(in), in.readLong(), Compact.readBytes(in));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenRow row
                && hash == row.hash
                && version == row.version
                && epochDay == row.epochDay
                && view.equals(row.view)
                && Arrays.equals(bytes, row.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(view, hash);
    }
}

package io.atrium.jobs.derive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key beside its fragments. Part of every checkpoint: a version that was ever released stays readable.
 *
 * @param derivedMillis when it was derived last
 * @param bar what may not be written for it
 * @param generations those that hold its rows, as far as they take rows of the rows' months
 * @param rows the rows that hold now
 */
record KeyRecord(long derivedMillis, Bar bar, Set<Integer> generations, List<WrittenRow> rows) {
    private static final byte VERSION = 1;

    /** A key that was never derived. */
    static final KeyRecord NEW = new KeyRecord(Long.MIN_VALUE, Bar.NONE, Set.of(), List.of());

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        Compact.writeSigned(derivedMillis, out);
        bar.write(out);
        Compact.writeNumber(generations.size(), out);
        for (int generation : generations) {
            Compact.writeNumber(generation, out);
        }
        Compact.writeNumber(rows.size(), out);
        for (WrittenRow row : rows) {
            row.write(out);
        }
        return bytes.toByteArray();
    }

    static KeyRecord of(byte @Nullable [] bytes) throws IOException {
        if (bytes == null) {
            return NEW;
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the checkpoint holds derived facts of version " + version
                    + ", this software reads version " + VERSION + ": start it with the software that wrote it");
        }
        long derivedMillis = Compact.readSigned(in);
        Bar bar = Bar.read(in);
        Set<Integer> generations = new TreeSet<>();
        for (long i = Compact.readNumber(in); i > 0; i--) {
            generations.add((int) Compact.readNumber(in));
        }
        int count = (int) Compact.readNumber(in);
        List<WrittenRow> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rows.add(WrittenRow.read(in));
        }
        return new KeyRecord(derivedMillis, bar, generations, rows);
    }
}

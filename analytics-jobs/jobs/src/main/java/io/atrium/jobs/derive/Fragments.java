package io.atrium.jobs.derive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The fragments of one key, as they are kept: bundles of bytes, one for each event that has come since the key was derived,
 * and one for all before. The format is part of every checkpoint: a version that was ever released stays readable.
 *
 * <p>A bundle: version (1), number of sources, the sources, number of fragments, the fragments. A fragment: time
 * (difference to the one before), number of its source, id (a UUID as sixteen bytes), version of its format, bytes.
 */
final class Fragments {
    private static final byte VERSION = 1;
    private static final int IS_TEXT = 0;
    private static final int IS_UUID = 1;
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Comparator<Entry> BY_TIME_AND_ID =
            Comparator.comparingLong(Entry::timeMillis).thenComparing(Entry::id).thenComparing(Entry::source);

    private Fragments() {}

    /** One event's fragment. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(long timeMillis, String id, String source, int version, byte[] fragment) {
        static Entry of(Piece piece) {
            return new Entry(piece.timeMillis(), piece.id(), piece.source(), piece.version(), piece.fragment());
        }
    }

    private record EventId(String source, String id) {}

    /** A bundle of these. */
    static byte[] bundle(List<Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * entries.size() + 32);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        List<String> sources = new ArrayList<>(
                new LinkedHashSet<>(entries.stream().map(Entry::source).toList()));
        Compact.writeNumber(sources.size(), out);
        for (String source : sources) {
            Compact.writeText(source, out);
        }
        Compact.writeNumber(entries.size(), out);
        long before = 0;
        for (Entry entry : entries) {
            Compact.writeSigned(entry.timeMillis - before, out);
            before = entry.timeMillis;
            Compact.writeNumber(sources.indexOf(entry.source), out);
            writeId(entry.id, out);
            out.writeByte(entry.version);
            Compact.writeBytes(entry.fragment, out);
        }
        return bytes.toByteArray();
    }

    /**
     * All fragments of these bundles, in order; of two with the same source and id, the one that came first.
     *
     * @param bundles in the order in which they came
     */
    static List<Entry> ordered(Iterable<byte[]> bundles) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<EventId> seen = new HashSet<>();
        for (byte[] bundle : bundles) {
            for (Entry entry : read(bundle)) {
                if (seen.add(new EventId(entry.source, entry.id))) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(BY_TIME_AND_ID);
        return entries;
    }

    private static List<Entry> read(byte[] bundle) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bundle));
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the checkpoint holds fragments of version " + version
                    + ", this software reads version " + VERSION + ": start it with the software that wrote it");
        }
        String[] sources = new String[(int) Compact.readNumber(in)];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = Compact.readText(in);
        }
        int count = (int) Compact.readNumber(in);
        List<Entry> entries = new ArrayList<>(count);
        long time = 0;
        for (int i = 0; i < count; i++) {
            time += Compact.readSigned(in);
            String source = sources[(int) Compact.readNumber(in)];
            entries.add(new Entry(time, readId(in), source, in.readByte(), Compact.readBytes(in)));
        }
        return entries;
    }

    private static void writeId(String id, DataOutput out) throws IOException {
        if (CANONICAL_UUID.matcher(id).matches()) {
            UUID uuid = UUID.fromString(id);
            out.writeByte(IS_UUID);
            out.writeLong(uuid.getMostSignificantBits());
            out.writeLong(uuid.getLeastSignificantBits());
        } else {
            out.writeByte(IS_TEXT);
            Compact.writeText(id, out);
        }
    }

    private static String readId(DataInput in) throws IOException {
        return in.readByte() == IS_UUID ? new UUID(in.readLong(), in.readLong()).toString() : Compact.readText(in);
    }
}

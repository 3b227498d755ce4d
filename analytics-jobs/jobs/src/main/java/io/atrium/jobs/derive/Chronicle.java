package io.atrium.jobs.derive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one subtask remembers beside its keys: of each tenant the newest day, days whose keys were forgotten, what was
 * erased, and what the job's beginning bars. After a restart each subtask knows what all knew. The format is part of every
 * checkpoint: a version that was ever released stays readable.
 */
final class Chronicle {
    private static final byte VERSION = 1;

    private final Map<String, Long> newestDays = new HashMap<>();
    private final Map<Day, Integer> closedDays = new HashMap<>();
    private final Set<String> erased = new HashSet<>();
    private int jobGeneration;
    private Bar beginning = Bar.NONE;

    private record Day(String tenantId, long epochDay) {}

    Chronicle(int jobGeneration) {
        this.jobGeneration = jobGeneration;
    }

    /** The generation of the job that wrote it. */
    int jobGeneration() {
        return jobGeneration;
    }

    Bar beginning() {
        return beginning;
    }

    /** From now on of this generation, with a beginning that bars more. */
    void beginAgain(int newJobGeneration, Bar bar) {
        jobGeneration = newJobGeneration;
        beginning = beginning.and(bar);
    }

    void saw(String tenantId, long epochDay) {
        Long newest = newestDays.get(tenantId);
        if (newest == null || newest < epochDay) {
            newestDays.put(tenantId, epochDay);
        }
    }

    /** Over are the days before yesterday, where today is the newest day that any event was of. */
    boolean isOver(String tenantId, long epochDay) {
        return epochDay < newestDays.getOrDefault(tenantId, Long.MIN_VALUE + 1) - 1;
    }

    /** Keys of this day were forgotten, with generations up to this one. */
    void close(String tenantId, long epochDay, int generation) {
        closedDays.merge(new Day(tenantId, epochDay), generation, Math::max);
    }

    Bar closed(String tenantId, long epochDay) {
        Integer generation = closedDays.isEmpty() ? null : closedDays.get(new Day(tenantId, epochDay));
        return generation == null ? Bar.NONE : new Bar(generation, Long.MAX_VALUE);
    }

    /** Whether this tenant was not known to be erased at that time. */
    boolean erase(String tenantId, long beforeMillis) {
        if (!erased.add(tenantId + "@" + beforeMillis)) {
            return false;
        }
        newestDays.remove(tenantId);
        closedDays.keySet().removeIf(day -> day.tenantId().equals(tenantId));
        return true;
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        Compact.writeSigned(jobGeneration, out);
        beginning.write(out);
        Compact.writeNumber(newestDays.size(), out);
        for (Map.Entry<String, Long> newest : newestDays.entrySet()) {
            Compact.writeText(newest.getKey(), out);
            Compact.writeSigned(newest.getValue(), out);
        }
        Compact.writeNumber(closedDays.size(), out);
        for (Map.Entry<Day, Integer> closed : closedDays.entrySet()) {
            Compact.writeText(closed.getKey().tenantId(), out);
            Compact.writeSigned(closed.getKey().epochDay(), out);
            Compact.writeNumber(closed.getValue(), out);
        }
        Compact.writeNumber(erased.size(), out);
        for (String one : erased) {
            Compact.writeText(one, out);
        }
        return bytes.toByteArray();
    }

    /** Adds what a subtask remembered. */
    void add(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the checkpoint holds a chronicle of version " + version
                    + ", this software reads version " + VERSION + ": start it with the software that wrote it");
        }
        jobGeneration = (int) Compact.readSigned(in);
        beginning = beginning.and(Bar.read(in));
        for (long i = Compact.readNumber(in); i > 0; i--) {
            saw(Compact.readText(in), Compact.readSigned(in));
        }
        for (long i = Compact.readNumber(in); i > 0; i--) {
            close(Compact.readText(in), Compact.readSigned(in), (int) Compact.readNumber(in));
        }
        for (long i = Compact.readNumber(in); i > 0; i--) {
            erased.add(Compact.readText(in));
        }
    }
}

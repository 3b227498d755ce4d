package io.atrium.jobs.ingest;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The events that one subtask remembers, in one table for each of Flink's key groups, so that a job can be restored with
 * another parallelism. Flink's own keyed state costs, for the same, three objects an event that live for days, which the
 * garbage collector then follows again and again.
 *
 * <p>A snapshot is, for each key group: the format's version (one byte), the number of events (four bytes), the events.
 */
final class EventMemory {
    private static final byte VERSION = 1;
    private static final int BUFFER_BYTES = 1 << 16;

    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final IdentityTable[] tables;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);

    /** An empty memory for the key groups of a subtask. */
    static EventMemory of(TaskInfo subtask, Duration horizon) {
        int maxParallelism = subtask.getMaxNumberOfParallelSubtasks();
        KeyGroupRange keyGroups = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                maxParallelism, subtask.getNumberOfParallelSubtasks(), subtask.getIndexOfThisSubtask());
        return new EventMemory(keyGroups, maxParallelism, horizon);
    }

    private EventMemory(KeyGroupRange keyGroups, int maxParallelism, Duration horizon) {
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        this.tables = new IdentityTable[keyGroups.getNumberOfKeyGroups()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new IdentityTable(horizon.toMillis());
        }
    }

    /** The hash of the payload of an event; null when it is not remembered. */
    @Nullable
    Long find(Identity identity, long nowMillis) {
        return table(identity).find(identity, nowMillis);
    }

    /** Remembers an event from now on. */
    void put(Identity identity, long payload, long nowMillis) {
        table(identity).put(identity, payload, nowMillis, nowMillis);
    }

    /** Writes everything. */
    void write(KeyedStateCheckpointOutputStream out, long nowMillis) throws IOException {
        for (int keyGroup : keyGroups) {
            out.startNewKeyGroup(keyGroup);
            IdentityTable table = table(keyGroup);
            buffer.clear();
            buffer.put(VERSION).putInt(table.alive(nowMillis));
            table.write(buffer, () -> drain(out), nowMillis);
            drain(out);
        }
    }

    private void drain(OutputStream out) throws IOException {
        out.write(bytes, 0, buffer.position());
        buffer.clear();
    }

    /** Adds a key group that was written. */
    void read(KeyGroupStatePartitionStreamProvider part, long nowMillis) throws IOException {
        IdentityTable table = table(part.getKeyGroupId());
        try (InputStream stream = part.getStream()) {
            DataInputStream in = new DataInputStream(stream);
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IOException("the checkpoint holds remembered events of version " + version
                        + ", this software reads version " + VERSION + ": start it with the software that wrote it");
            }
            readEvents(in, table, nowMillis);
        }
    }

    private void readEvents(DataInputStream in, IdentityTable table, long nowMillis) throws IOException {
        int eventsInBuffer = BUFFER_BYTES / IdentityTable.EVENT_BYTES;
        for (int left = in.readInt(); left > 0; left -= eventsInBuffer) {
            int length = Math.min(left, eventsInBuffer) * IdentityTable.EVENT_BYTES;
            buffer.clear().limit(length);
            if (in.readNBytes(bytes, 0, length) < length) {
                throw new EOFException("the checkpoint ends in the middle of the remembered events");
            }
            while (buffer.hasRemaining()) {
                Identity identity = new Identity(buffer.getLong(), buffer.getLong());
                table.put(identity, buffer.getLong(), buffer.getLong(), nowMillis);
            }
        }
    }

    private IdentityTable table(Identity identity) {
        return table(KeyGroupRangeAssignment.assignToKeyGroup(identity, maxParallelism));
    }

    private IdentityTable table(int keyGroup) {
        return tables[keyGroup - keyGroups.getStartKeyGroup()];
    }
}

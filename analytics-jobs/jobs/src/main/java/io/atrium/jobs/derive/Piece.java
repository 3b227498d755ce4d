package io.atrium.jobs.derive;

import io.atrium.contract.Envelope;
import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * An event, as one key needs it.
 *
 * @param key the key
 * @param timeMillis when it happened
 * @param id its id within the source
 * @param source where it comes from
 * @param epochDay its stamped day
 * @param arrivalMillis when the broker took it
 * @param replayOf 0 for an event that has just arrived; the generation that is rebuilt, for one that is read again
 * @param version of the fragment's format
 * @param fragment the fragment's bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes of each event are not copied
public record Piece(
        DerivationKey key,
        long timeMillis,
        String id,
        String source,
        long epochDay,
        long arrivalMillis,
        int replayOf,
        int version,
        byte[] fragment) {

    /** The piece of an event that has just arrived. */
    static Piece arrived(DerivationKey key, CountedEvent counted, int version, byte[] fragment) {
        Envelope event = counted.envelope();
        return new Piece(
                key,
                event.time().toEpochMilli(),
                event.id(),
                event.source(),
                event.day().toEpochDay(),
                counted.arrivalMillis(),
                0,
                version,
                fragment);
    }

    /** The same event, read again from the raw facts to rebuild a generation. */
    public Piece replayedFor(int generation) {
        if (generation < 1) {
            throw new IllegalArgumentException("a replay rebuilds generation 1 or a later one, not " + generation);
        }
        return new Piece(key, timeMillis, id, source, epochDay, arrivalMillis, generation, version, fragment);
    }

    /** Pieces as a Flink type. */
    public static final class Type extends BinaryTypeInfo<Piece> {
        private static final long serialVersionUID = 1L;

        public Type() {
            super(Piece.class, new Serializer());
        }
    }

    /** Public for Flink. In flight between tasks only: checkpoints are aligned and hold none. */
    public static final class Serializer extends BinarySerializer<Piece> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(Piece piece, DataOutputView out) throws IOException {
            Compact.writeText(piece.key.tenantId(), out);
            Compact.writeText(piece.key.text(), out);
            Compact.writeSigned(piece.timeMillis, out);
            Compact.writeText(piece.id, out);
            Compact.writeText(piece.source, out);
            Compact.writeSigned(piece.epochDay, out);
            Compact.writeSigned(piece.arrivalMillis, out);
            Compact.writeNumber(piece.replayOf, out);
            out.writeByte(piece.version);
            Compact.writeBytes(piece.fragment, out);
        }

        @Override
        public Piece deserialize(DataInputView in) throws IOException {
            DerivationKey key = new DerivationKey(Compact.readText(in), Compact.readText(in));
            return new Piece(
                    key,
                    Compact.readSigned(in),
                    Compact.readText(in),
                    Compact.readText(in),
                    Compact.readSigned(in),
                    Compact.readSigned(in),
                    (int) Compact.readNumber(in),
                    in.readByte(),
                    Compact.readBytes(in));
        }

        @Override
        public TypeSerializerSnapshot<Piece> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Piece> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

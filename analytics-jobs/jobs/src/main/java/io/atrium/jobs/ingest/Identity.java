package io.atrium.jobs.ingest;

import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which event it is: the first half of a SHA-256 over tenant, source and id. A cryptographic hash, so that nobody can
 * craft an id that makes another event look like a duplicate.
 *
 * @param high upper 64 bits
 * @param low lower 64 bits
 */
record Identity(long high, long low) {

    @Override
    public int hashCode() {
        return (int) (high ^ (high >>> 32)); // a hash already, any bits are as good as others
    }

    /** Identities as a Flink type: 16 bytes. */
    static final class Type extends BinaryTypeInfo<Identity> {
        private static final long serialVersionUID = 1L;

        Type() {
            super(Identity.class, new Serializer());
        }
    }

    /** Public for Flink. Part of every checkpoint: never changes. */
    public static final class Serializer extends BinarySerializer<Identity> {
        private static final long serialVersionUID = 1L;

        @Override
        public int getLength() {
            return 2 * Long.BYTES;
        }

        @Override
        public void serialize(Identity identity, DataOutputView out) throws IOException {
            out.writeLong(identity.high);
            out.writeLong(identity.low);
        }

        @Override
        public Identity deserialize(DataInputView in) throws IOException {
            return new Identity(in.readLong(), in.readLong());
        }

        @Override
        public TypeSerializerSnapshot<Identity> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Identity> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

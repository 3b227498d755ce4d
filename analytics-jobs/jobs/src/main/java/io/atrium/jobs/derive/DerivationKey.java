package io.atrium.jobs.derive;

import io.atrium.jobs.types.BinarySerializer;
import io.atrium.jobs.types.BinaryTypeInfo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What is derived together.
 *
 * @param tenantId the tenant
 * @param text names it within tenant and derivation, such as a meeting's id
 */
public record DerivationKey(String tenantId, String text) {

    /** Keys as a Flink type. */
    public static final class Type extends BinaryTypeInfo<DerivationKey> {
        private static final long serialVersionUID = 1L;

        public Type() {
            super(DerivationKey.class, new Serializer());
        }
    }

    /** Public for Flink. Part of every checkpoint: never changes. */
    public static final class Serializer extends BinarySerializer<DerivationKey> {
        private static final long serialVersionUID = 1L;

        @Override
        public void serialize(DerivationKey key, DataOutputView out) throws IOException {
            Compact.writeText(key.tenantId, out);
            Compact.writeText(key.text, out);
        }

        @Override
        public DerivationKey deserialize(DataInputView in) throws IOException {
            return new DerivationKey(Compact.readText(in), Compact.readText(in));
        }

        @Override
        public TypeSerializerSnapshot<DerivationKey> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public for Flink. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DerivationKey> {
        public Snapshot() {
            super(Serializer::new);
        }
    }
}

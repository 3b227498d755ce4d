package io.atrium.jobs.ingest;

import java.time.Duration;
import java.util.function.ObjLongConsumer;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/** Reads what release 0.1 remembered in Flink's keyed state, so that its checkpoints can be restored. */
final class FirstReleaseState {
    /** Part of every checkpoint of that release: never changes. */
    static final String NAME = "payload-by-identity";

    private FirstReleaseState() {}

    /** Hands out every remembered event that is younger than the horizon, and empties the state. */
    static void move(KeyedStateBackend<Identity> backend, Duration horizon, ObjLongConsumer<Identity> target)
            throws Exception {
        ValueStateDescriptor<Long> payloads = new ValueStateDescriptor<>(NAME, Types.LONG);
        payloads.enableTimeToLive(StateTtlConfig.newBuilder(horizon).build());
        backend.applyToAllKeys(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                payloads,
                (Identity identity, ValueState<Long> state) -> {
                    Long payload = state.value();
                    if (payload != null) {
                        target.accept(identity, payload);
                    }
                    state.clear();
                });
    }
}

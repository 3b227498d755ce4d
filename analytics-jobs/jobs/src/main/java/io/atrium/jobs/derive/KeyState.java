package io.atrium.jobs.derive;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The keyed state: bytes in formats of our own, so that Flink never has to migrate it and either backend keeps it small.
 * The names are part of every checkpoint.
 */
final class KeyState {
    static final String FRAGMENTS = "fragments";
    static final String RECORD = "record";
    static final String WAITING = "waiting";

    private final ListState<byte[]> fragments;
    private final ValueState<byte[]> record;
    private final ValueState<Boolean> waiting;

    KeyState(KeyedStateStore store) {
        fragments = store.getListState(
                new ListStateDescriptor<>(FRAGMENTS, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        record = store.getState(
                new ValueStateDescriptor<>(RECORD, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        waiting = store.getState(new ValueStateDescriptor<>(WAITING, Types.BOOLEAN));
    }

    /** Appends without reading what is there. */
    void add(Piece piece) throws Exception {
        fragments.add(Fragments.bundle(List.of(Fragments.Entry.of(piece))));
    }

    List<Fragments.Entry> fragments() throws Exception {
        Iterable<byte[]> bundles = fragments.get();
        return Fragments.ordered(bundles == null ? List.of() : bundles);
    }

    KeyRecord record() throws IOException {
        return KeyRecord.of(record.value());
    }

    void update(KeyRecord value, List<Fragments.Entry> entries) throws Exception {
        record.update(value.bytes());
        if (entries.isEmpty()) {
            fragments.clear();
        } else {
            fragments.update(List.of(Fragments.bundle(entries)));
        }
    }

    /** Keeps nothing but what there still is to know. */
    void forget(@Nullable KeyRecord rest) throws IOException {
        fragments.clear();
        if (rest == null) {
            record.clear();
        } else {
            record.update(rest.bytes());
        }
    }

    /** Marks a key that waits to be derived. */
    void mark() throws IOException {
        waiting.update(true);
    }

    void unmark() {
        waiting.clear();
    }
}

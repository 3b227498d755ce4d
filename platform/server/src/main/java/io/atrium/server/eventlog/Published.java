package io.atrium.server.eventlog;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each record of a batch, after Kafka's answer. */
public final class Published {

    private final BitSet acknowledged;
    private final @Nullable EventLogFailure failure;

    Published(BitSet acknowledged, @Nullable EventLogFailure failure) {
        this.acknowledged = acknowledged;
        this.failure = failure;
    }

    static Published nothing(EventLogFailure failure) {
        return new Published(new BitSet(), failure);
    }

    /** Whether the record at this index of the batch is on all in-sync replicas. */
    public boolean acknowledged(int index) {
        return acknowledged.get(index);
    }

    /** How many are. */
    public int acknowledgedCount() {
        return acknowledged.cardinality();
    }

    /** Why the others are not; empty when all are. */
    public Optional<EventLogFailure> failure() {
        return Optional.ofNullable(failure);
    }
}

package io.atrium.server.eventlog;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each record of a batch, after Kafka's answer. */
public final class Published {

    private final @Nullable Place[] places;
    private final @Nullable EventLogFailure failure;

    /** Keeps the array, which must not change any more. */
    Published(@Nullable Place[] places, @Nullable EventLogFailure failure) {
        this.places = places;
        this.failure = failure;
    }

    static Published nothing(EventLogFailure failure) {
        return new Published(new Place[0], failure);
    }

    /** Whether the record at this index of the batch is on all in-sync replicas. */
    public boolean acknowledged(int index) {
        return place(index).isPresent();
    }

    /** How many are. */
    public int acknowledgedCount() {
        return (int) Arrays.stream(places).filter(Objects::nonNull).count();
    }

    /** Where the record at this index of the batch stands; empty when it was not acknowledged. */
    public Optional<Place> place(int index) {
        return index < places.length ? Optional.ofNullable(places[index]) : Optional.empty();
    }

    /** Why the others are not; empty when all are. */
    public Optional<EventLogFailure> failure() {
        return Optional.ofNullable(failure);
    }
}

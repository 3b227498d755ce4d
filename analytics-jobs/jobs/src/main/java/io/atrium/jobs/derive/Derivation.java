package io.atrium.jobs.derive;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A pure function from the events of one key to the facts about it: the order and repetition of arrival change nothing.
 * Has no state; the operator asks it from one thread.
 *
 * @param <E> what the function needs of an event: small, immutable
 * @param <R> the facts
 */
public interface Derivation<E, R extends DerivedRow> extends Serializable {

    /** Stable, lower case with underscores: part of the operator's uid and of notes in the warehouse. */
    String name();

    /** Tells the keys that an event concerns; none when it is of no interest. */
    void keysOf(CountedEvent event, Consumer<DerivationKey> keys);

    /** What the function needs of an event for one of its keys. */
    E fragment(CountedEvent event, DerivationKey key);

    /** How fragments are kept in checkpoints. */
    FragmentFormat<E> fragments();

    /** The tables of the rows; each class of rows has one. */
    List<RowFormat<? extends R>> rows();

    /**
     * How far apart two events can be that make one row, at most: a row of an event does not depend on events that are
     * further away in time, earlier or later. Empty when nothing bounds it, as with a case that rests for a year.
     */
    Optional<Duration> reach();

    /**
     * The day with which a key's events end, for keys that are of a day or another span. When such keys are forgotten, the
     * operator notes the day instead of each of them, and does so after {@code derive.day.horizon}, counted from that day at
     * the earliest. Empty for keys that live as long as they like.
     */
    default Optional<LocalDate> lastDayOf(DerivationKey key) {
        return Optional.empty();
    }

    /**
     * Derives the facts.
     *
     * @param key the key
     * @param fragments one for each event, ordered by the event's (time, id)
     * @param rows takes the facts, in any order, never two that are equal
     */
    void derive(DerivationKey key, List<E> fragments, Consumer<? super R> rows);
}

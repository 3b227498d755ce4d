package io.atrium.jobs.testing;

import io.atrium.contract.ActorKind;
import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A derivation at work without Flink: keeps fragments as bytes, derives keys that changed, and adds up the signed changes,
 * as a warehouse would.
 *
 * @param <E> the fragments
 * @param <R> the rows
 */
public final class Deltas<E, R extends DerivedRow> {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();

    private final Derivation<E, R> derivation;
    private final Map<DerivationKey, TreeMap<Place, byte[]>> fragments = new HashMap<>();
    private final Map<DerivationKey, Set<R>> written = new HashMap<>();
    private final Map<R, Integer> sums = new LinkedHashMap<>();
    private int largestKey;

    /** Nothing has arrived yet. */
    public Deltas(Derivation<E, R> derivation) {
        this.derivation = derivation;
    }

    private record Place(long time, String id, String source) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::time).thenComparing(Place::id).thenComparing(Place::source);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The rows that hold when these events have arrived at once. */
    public static <E, R extends DerivedRow> Set<R> rows(Derivation<E, R> derivation, List<? extends Event> events) {
        Deltas<E, R> deltas = new Deltas<>(derivation);
        deltas.arrive(events);
        return deltas.rows();
    }

    /** Events arrive in this order, some perhaps again; then everything that they concern is derived. */
    public void arrive(List<? extends Event> events) {
        Set<DerivationKey> changed = new HashSet<>();
        for (Event event : events) {
            CountedEvent counted = new CountedEvent(event, isIntentional(event), 0);
            Place place = new Place(
                    counted.timeMillis(),
                    counted.envelope().id(),
                    counted.envelope().source());
            derivation.keysOf(counted, key -> {
                TreeMap<Place, byte[]> ofKey = fragments.computeIfAbsent(key, any -> new TreeMap<>());
                if (ofKey.putIfAbsent(place, bytes(derivation.fragment(counted, key))) == null) {
                    changed.add(key);
                }
            });
        }
        changed.forEach(this::derive);
    }

    /** What holds now; fails when a row does not hold once. */
    public Set<R> rows() {
        Set<R> rows = new HashSet<>();
        sums.forEach((row, sum) -> {
            if (sum != 0 && sum != 1) {
                throw new AssertionError(row + " adds up to " + sum);
            }
            if (sum == 1) {
                rows.add(row);
            }
        });
        return rows;
    }

    /** The number of events of the key that has most. */
    public int largestKey() {
        return largestKey;
    }

    private void derive(DerivationKey key) {
        List<E> ofKey = Objects.requireNonNull(fragments.get(key)).entrySet().stream()
                .map(entry -> fragment(entry.getKey().time(), entry.getValue()))
                .toList();
        largestKey = Math.max(largestKey, ofKey.size());
        Set<R> now = new HashSet<>();
        derivation.derive(key, ofKey, row -> {
            if (!now.add(again(row))) {
                throw new AssertionError("derived twice: " + row);
            }
        });
        Set<R> before = written.getOrDefault(key, Set.of());
        before.stream().filter(row -> !now.contains(row)).forEach(row -> sums.merge(row, -1, Integer::sum));
        now.stream().filter(row -> !before.contains(row)).forEach(row -> sums.merge(row, 1, Integer::sum));
        written.put(key, now);
    }

    private byte[] bytes(E fragment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            derivation.fragments().write(fragment, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private E fragment(long timeMillis, byte[] bytes) {
        FragmentFormat<E> format = derivation.fragments();
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            E fragment = format.read(format.version(), timeMillis, in);
            if (in.available() > 0) {
                throw new AssertionError(in.available() + " bytes too many for " + fragment);
            }
            return fragment;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row as it comes back from its bytes. */
    private R again(R row) {
        for (RowFormat<? extends R> format : derivation.rows()) {
            if (format.rows() == row.getClass()) {
                return throughBytes(format, row);
            }
        }
        throw new AssertionError("no table takes " + row);
    }

    private static <S extends DerivedRow> S throughBytes(RowFormat<S> format, DerivedRow row) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            format.write(format.rows().cast(row), new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            S again = format.read(format.version(), in);
            if (!again.equals(row) || in.available() > 0) {
                throw new AssertionError(row + " came back as " + again);
            }
            return again;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIntentional(Event event) {
        return event.envelope().actorKind() == ActorKind.HUMAN
                && CATALOGUE.find(event.envelope().type()).orElseThrow().intentional();
    }
}

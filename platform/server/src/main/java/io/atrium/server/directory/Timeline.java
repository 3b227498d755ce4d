package io.atrium.server.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What held when: periods in order of time that never overlap. Neighbours with equal values are one period, so two histories that say the
 * same are equal.
 *
 * @param periods oldest first; gaps are days on which nothing held
 */
public record Timeline<T>(List<Period<T>> periods) {

    /** One value and the days on which it held. */
    public record Period<T>(Validity validity, T value) {}

    public Timeline {
        periods = coalesced(periods);
    }

    /** A value from a day on, without a known end. */
    public static <T> Timeline<T> from(LocalDate day, T value) {
        return new Timeline<>(List.of(new Period<>(Validity.from(day), value)));
    }

    /** What held on a day. */
    public Optional<T> at(LocalDate day) {
        return covering(day).map(Period::value);
    }

    /** The period that a day belongs to. */
    public Optional<Period<T>> covering(LocalDate day) {
        return periods.stream()
                .filter(period -> period.validity().contains(day))
                .findFirst();
    }

    /** The newest period. */
    public Period<T> last() {
        return periods.get(periods.size() - 1);
    }

    /** This history until the day before the span, then the value; whatever was known about later days is superseded. */
    Timeline<T> stating(Validity span, T value) {
        List<Period<T>> stated = new ArrayList<>(before(span.from()));
        stated.add(new Period<>(span, value));
        return new Timeline<>(stated);
    }

    /** This history, ending at a day; empty when it began later. */
    Timeline<T> until(LocalDate day) {
        return new Timeline<>(before(day));
    }

    /** Whether a period begins after the day with another value: what {@link #stating} would silently rewrite. */
    boolean changesAfter(LocalDate day, T value) {
        return periods.stream()
                .anyMatch(period ->
                        period.validity().from().isAfter(day) && !period.value().equals(value));
    }

    private List<Period<T>> before(LocalDate day) {
        List<Period<T>> earlier = new ArrayList<>();
        for (Period<T> period : periods) {
            Validity validity = period.validity();
            if (!validity.from().isBefore(day)) {
                break;
            }
            earlier.add(
                    validity.to().isAfter(day)
                            ? new Period<>(new Validity(validity.from(), day), period.value())
                            : period);
        }
        return earlier;
    }

    private static <T> List<Period<T>> coalesced(List<Period<T>> periods) {
        List<Period<T>> result = new ArrayList<>(periods.size());
        for (Period<T> period : periods) {
            if (result.isEmpty()) {
                result.add(period);
                continue;
            }
            Period<T> last = result.get(result.size() - 1);
            if (period.validity().from().isBefore(last.validity().to())) {
                throw new IllegalArgumentException("Periods overlap: " + last.validity() + " and " + period.validity());
            }
            if (last.validity().to().equals(period.validity().from())
                    && last.value().equals(period.value())) {
                Validity joined =
                        new Validity(last.validity().from(), period.validity().to());
                result.set(result.size() - 1, new Period<>(joined, last.value()));
            } else {
                result.add(period);
            }
        }
        return List.copyOf(result);
    }
}

package io.atrium.server.directory;

import java.time.LocalDate;

/**
 * A span of whole calendar days of the tenant, {@code [from, to)}.
 *
 * @param from the first day
 * @param to the first day that no longer belongs to it; {@link #OPEN} when no end is known
 */
public record Validity(LocalDate from, LocalDate to) {

    /** The end of a span that has no known end. */
    public static final LocalDate OPEN = LocalDate.MAX;

    public Validity {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A span must end after it begins: " + from + " to " + to);
        }
    }

    /** From a day on, without a known end. */
    public static Validity from(LocalDate from) {
        return new Validity(from, OPEN);
    }

    /** Whether a day belongs to this span. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** Whether some day belongs to both spans. */
    boolean overlaps(Validity other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** The days that both spans share; only for spans that {@linkplain #overlaps overlap}. */
    Validity intersection(Validity other) {
        return new Validity(from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    }
}

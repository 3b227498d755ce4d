package io.atrium.installer.importer;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How fast rows are acknowledged.
 *
 * @param before rows that were acknowledged before this run
 * @param began when this run began to send
 */
record Pace(long before, Instant began) {

    /** One line for people. */
    String describe(Ledger.Entry entry, Instant now) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows (%.1f %%), %,.0f a second, %s left%s",
                entry.acknowledged(),
                entry.rows(),
                100.0 * entry.acknowledged() / entry.rows(),
                perSecond(entry, now),
                left(entry, now),
                entry.rejected() == 0 ? "" : String.format(Locale.ROOT, ", %,d rejected", entry.rejected()));
    }

    double seconds(Instant now) {
        return Duration.between(began, now).toMillis() / 1000.0;
    }

    double perSecond(Ledger.Entry entry, Instant now) {
        return (entry.acknowledged() - before) / Math.max(seconds(now), 0.001);
    }

    private String left(Ledger.Entry entry, Instant now) {
        double perSecond = perSecond(entry, now);
        if (perSecond == 0) {
            return "unknown time";
        }
        long seconds = Math.round((entry.rows() - entry.acknowledged()) / perSecond);
        return seconds < 100 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }
}

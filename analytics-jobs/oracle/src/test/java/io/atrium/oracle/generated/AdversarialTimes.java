package io.atrium.oracle.generated;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Times at which things go wrong: one moment for many, midnight, the hours in which clocks change, and limits to the millisecond. */
final class AdversarialTimes {

    private static final List<Duration> LIMITS = List.of(
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(28),
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(60),
            Duration.ofMillis(999));

    private final Random random;
    private final ZoneId zone;
    private final LocalDate first;
    private final int days;
    private final List<Instant> crowded = new ArrayList<>();
    private Instant last;

    AdversarialTimes(Random random, ZoneId zone, LocalDate first, int days) {
        this.random = random;
        this.zone = zone;
        this.first = first;
        this.days = days;
        this.last = anywhere();
        for (int i = 0; i < 12; i++) {
            crowded.add(anywhere());
        }
    }

    /** The next one. */
    Instant next() {
        Instant time = switch (random.nextInt(12)) {
            case 0 -> crowded.get(random.nextInt(crowded.size()));
            case 1 -> midnight().plusMillis(random.nextInt(5) - 2L);
            case 2 -> clockChange();
            case 3, 4 -> limit();
            case 5, 6, 7 -> last.plusMillis(random.nextInt(20 * 60_000));
            case 8 -> last;
            default -> anywhere();
        };
        last = inside(time) ? time : anywhere();
        return last;
    }

    /** A time near the others that is named by an event. */
    Instant named() {
        return random.nextInt(3) == 0 ? limit() : anywhere();
    }

    private Instant limit() {
        Instant limit = last.plus(LIMITS.get(random.nextInt(LIMITS.size())));
        return random.nextBoolean() ? limit : limit.plusMillis(random.nextInt(3) - 1L);
    }

    private boolean inside(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, zone);
        return !day.isBefore(first) && day.isBefore(first.plusDays(days));
    }

    private Instant anywhere() {
        Instant start = first.atStartOfDay(zone).toInstant();
        Instant end = first.plusDays(days).atStartOfDay(zone).toInstant();
        return start.plusMillis(
                (long) (random.nextDouble() * Duration.between(start, end).toMillis()));
    }

    private Instant midnight() {
        return first.plusDays(random.nextInt(days)).atStartOfDay(zone).toInstant();
    }

    private Instant clockChange() {
        Instant start = first.atStartOfDay(zone).toInstant();
        return Optional.ofNullable(zone.getRules().nextTransition(start))
                .map(change -> change.getInstant().plusSeconds(random.nextInt(4 * 3600) - 2L * 3600))
                .orElseGet(this::midnight);
    }
}

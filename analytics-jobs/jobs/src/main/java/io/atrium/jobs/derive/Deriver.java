package io.atrium.jobs.derive;

import io.atrium.jobs.derive.Derived.Change;
import io.atrium.jobs.derive.Derived.Gap;
import io.atrium.jobs.derive.Derived.Restatement;
import io.atrium.jobs.derive.Generations.Takers;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One step of a key: from what is known of it to changes, and to what is known afterwards. */
final class Deriver<E, R extends DerivedRow> {
    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final int MOST_NOTED = 100_000;

    private final Derivation<E, R> derivation;
    private final KeyRows<E, R> rows;
    private final DeriveOptions options;
    private final Chronicle chronicle;
    private final Consumer<Derived> out;
    private final Map<ViewDay, long[]> restated = new LinkedHashMap<>();
    private final Set<Noted> noted = new HashSet<>();

    private record ViewDay(String tenantId, String view, long epochDay) {}

    private record Noted(String tenantId, long epochDay, int generation) {}

    /**
     * What is known afterwards.
     *
     * @param record the key's record
     * @param fragments what is kept of its events
     */
    record Step(KeyRecord record, List<Fragments.Entry> fragments) {}

    Deriver(Derivation<E, R> derivation, DeriveOptions options, Chronicle chronicle, Consumer<Derived> out) {
        this.derivation = derivation;
        this.rows = new KeyRows<>(derivation);
        this.options = options;
        this.chronicle = chronicle;
        this.out = out;
    }

    /** When a key may be forgotten that was derived last at this time. */
    long keptUntil(DerivationKey key, long derivedMillis) {
        return derivation
                .lastDayOf(key)
                .map(day -> Math.max(derivedMillis, (day.toEpochDay() + 1) * DAY)
                        + options.dayHorizon().toMillis())
                .orElse(derivedMillis + options.horizon().toMillis());
    }

    /** Everything that bars the key's rows. */
    Bars bars(DerivationKey key, KeyRecord record) {
        boolean alive = record.derivedMillis() != Long.MIN_VALUE;
        Bar closed = derivation
                .lastDayOf(key)
                .filter(day -> !alive) // another key of the day was forgotten, this one was not
                .map(day -> chronicle.closed(key.tenantId(), day.toEpochDay()))
                .orElse(Bar.NONE);
        return Bars.of(record.bar(), closed, chronicle.beginning());
    }

    /** Derives the key and hands out what changed. */
    Step step(
            DerivationKey key,
            KeyRecord before,
            Bars bars,
            List<Fragments.Entry> entries,
            Generations generations,
            long nowMillis)
            throws IOException {
        List<WrittenRow> now = rows.of(key, entries);
        Deltas deltas = Deltas.between(key.tenantId(), before, bars, now, generations);
        for (Change change : deltas.changes()) {
            out.accept(change);
            restate(change, before, generations);
        }
        return shortened(
                key, new Step(new KeyRecord(nowMillis, before.bar(), deltas.generations(), now), entries), generations);
    }

    /** Drops old events of a key that goes on and on, such as a group's conversation; their rows stay as they are. */
    private Step shortened(DerivationKey key, Step step, Generations generations) {
        Optional<Duration> reach = derivation.reach();
        List<Fragments.Entry> entries = step.fragments();
        if (reach.isEmpty()
                || entries.isEmpty()
                || derivation.lastDayOf(key).isPresent()
                || generations.building(key.tenantId())) {
            return step;
        }
        long newest = entries.get(entries.size() - 1).timeMillis();
        long firstDay = Math.floorDiv(newest - options.horizon().toMillis(), DAY);
        long keptFrom = (firstDay - 1) * DAY - reach.orElseThrow().toMillis(); // a zone's day begins up to 14 h before
        if (entries.get(0).timeMillis() >= keptFrom - DAY) {
            return step;
        }
        KeyRecord record = step.record();
        return new Step(
                new KeyRecord(
                        record.derivedMillis(),
                        record.bar().and(new Bar(generations.newest(), firstDay)),
                        record.generations(),
                        record.rows().stream()
                                .filter(row -> row.epochDay() >= firstDay)
                                .toList()),
                entries.stream().filter(entry -> entry.timeMillis() >= keptFrom).toList());
    }

    /** What remains of a key that is forgotten; null when its day is noted instead. */
    @Nullable
    KeyRecord closed(DerivationKey key, KeyRecord record, Generations generations) {
        Optional<LocalDate> day = derivation.lastDayOf(key);
        if (day.isPresent()) {
            chronicle.close(key.tenantId(), day.orElseThrow().toEpochDay(), generations.newest());
            return null;
        }
        return new KeyRecord(
                Long.MIN_VALUE, record.bar().and(new Bar(generations.newest(), Long.MAX_VALUE)), Set.of(), List.of());
    }

    private void restate(Change change, KeyRecord before, Generations generations) {
        WrittenRow row = change.written();
        boolean joins = !before.generations().isEmpty() && !before.generations().contains(change.generation());
        if (joins
                || !chronicle.isOver(change.tenantId(), row.epochDay())
                || change.generation()
                        != generations
                                .of(change.tenantId(), row.view(), row.month())
                                .shown()) {
            return;
        }
        long[] counts = restated.computeIfAbsent(
                new ViewDay(change.tenantId(), row.view(), row.epochDay()), absent -> new long[2]);
        counts[change.sign() < 0 ? 0 : 1]++;
    }

    /** Hands out how days changed that were over. */
    void restatements(Generations generations, long nowMillis) {
        restated.forEach((day, counts) -> out.accept(new Restatement(
                day.tenantId(),
                day.view(),
                day.epochDay(),
                counts[0],
                counts[1],
                nowMillis,
                generations
                        .of(day.tenantId(), day.view(), Months.of(day.epochDay()))
                        .shown())));
        restated.clear();
    }

    /** Notes the days of events that cannot be taken in, once for each bar. */
    void noteGaps(DerivationKey key, Set<Long> days, Bars bars, Generations generations, long nowMillis) {
        if (bars.isEmpty()) {
            return;
        }
        for (long day : new TreeSet<>(days)) {
            for (RowFormat<?> format : derivation.rows()) {
                Takers takers = generations.of(key.tenantId(), format.view(), Months.of(day));
                if (bars.holds(takers.shown(), day)) {
                    note(new Gap(key.tenantId(), format.view(), day, bars.lastGeneration(day), nowMillis));
                }
            }
        }
    }

    private void note(Gap gap) {
        if (noted.size() >= MOST_NOTED) {
            noted.clear(); // a note that is written again says the same
        }
        if (noted.add(new Noted(gap.tenantId() + "/" + gap.view(), gap.epochDay(), gap.generation()))) {
            out.accept(gap);
        }
    }
}

package io.atrium.server.directory;

import io.atrium.server.directory.Timeline.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be removed from and added to stored periods so that histories read as planned. */
final class PeriodChanges<T> {

    /** A stored period to remove; {@code replaced}: another one that begins on the same day takes its place. */
    record Removed(int number, LocalDate from, boolean replaced) {}

    /** A period to store. */
    record Added<T>(int number, Period<T> period) {}

    private final List<Removed> removed = new ArrayList<>();
    private final List<Added<T>> added = new ArrayList<>();

    void note(int number, @Nullable Timeline<T> before, Timeline<T> after) {
        List<Period<T>> stored = before == null ? List.of() : before.periods();
        Set<Period<T>> kept = new HashSet<>(stored);
        for (Period<T> period : after.periods()) {
            if (!kept.contains(period)) {
                added.add(new Added<>(number, period));
            }
        }
        if (stored.isEmpty()) {
            return;
        }
        Set<Period<T>> planned = Set.copyOf(after.periods());
        Set<LocalDate> begins =
                after.periods().stream().map(period -> period.validity().from()).collect(Collectors.toSet());
        for (Period<T> period : stored) {
            if (!planned.contains(period)) {
                LocalDate from = period.validity().from();
                removed.add(new Removed(number, from, begins.contains(from)));
            }
        }
    }

    List<Removed> removed() {
        return removed;
    }

    List<Added<T>> added() {
        return added;
    }
}

package io.atrium.server.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * When an organization works.
 *
 * @param workingDays weekdays of a normal week, Monday first
 * @param holidays days off that would be working days, by date
 * @param swappedWorkingDays days worked to make up for holidays, usually weekends, by date
 */
record WorkingCalendar(List<DayOfWeek> workingDays, List<NamedDay> holidays, List<NamedDay> swappedWorkingDays) {
    WorkingCalendar {
        workingDays = workingDays.stream().distinct().sorted().toList();
        holidays = sorted(holidays);
        swappedWorkingDays = sorted(swappedWorkingDays);
    }

    /** Monday to Friday, no holidays: where every organization begins. */
    static WorkingCalendar initial() {
        return new WorkingCalendar(
                List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)), List.of(), List.of());
    }

    /** Whether people work on this day. */
    boolean isWorkingDay(LocalDate day) {
        if (contains(swappedWorkingDays, day)) {
            return true;
        }
        return Set.copyOf(workingDays).contains(day.getDayOfWeek()) && !contains(holidays, day);
    }

    /** The days off from one day to another, both included, with the holiday's name or an empty text. */
    SortedMap<LocalDate, String> daysOff(LocalDate from, LocalDate to) {
        Map<LocalDate, String> names =
                holidays.stream().collect(Collectors.toMap(NamedDay::date, NamedDay::name, (first, second) -> first));
        SortedMap<LocalDate, String> off = new TreeMap<>();
        from.datesUntil(to.plusDays(1))
                .filter(day -> !isWorkingDay(day))
                .forEach(day -> off.put(day, names.getOrDefault(day, "")));
        return off;
    }

    private static boolean contains(List<NamedDay> days, LocalDate day) {
        return days.stream().anyMatch(named -> named.date().equals(day));
    }

    private static List<NamedDay> sorted(List<NamedDay> days) {
        return days.stream().sorted(Comparator.comparing(NamedDay::date)).toList();
    }
}

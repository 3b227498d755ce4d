package io.atrium.server.settings;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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

    private static boolean contains(List<NamedDay> days, LocalDate day) {
        return days.stream().anyMatch(named -> named.date().equals(day));
    }

    private static List<NamedDay> sorted(List<NamedDay> days) {
        return days.stream().sorted(Comparator.comparing(NamedDay::date)).toList();
    }
}

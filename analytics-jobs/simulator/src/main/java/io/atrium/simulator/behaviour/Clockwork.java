package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/** When people work: hours of the day, days off, leave. Times are milliseconds since 1970. */
final class Clockwork {

    /** No time is later: what would happen then does not happen. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int OPENS = 9 * 3600;
    private static final int CLOSES = 18 * 3600;
    private static final int PATIENCE_DAYS = 25;
    private static final double ON_LEAVE = 0.045;
    private static final double SICK = 0.02;
    private static final double LATE_EVENING = 0.05;

    private final Organization organization;

    Clockwork(Organization organization) {
        this.organization = organization;
    }

    /** On leave (whole weeks) or ill (a day). Heads of departments are there. */
    boolean isAway(Member member, int day) {
        if (!member.human()) {
            return false;
        }
        Dice week = Dice.of(organization.seed(), "leave", member.index(), Math.floorDiv(day + 3, 7));
        return (member.rank() == 0 && week.chance(ON_LEAVE))
                || Dice.of(organization.seed(), "ill", member.index(), day).chance(SICK);
    }

    /** Whether somebody is expected and there. */
    boolean isAtWork(Member member, int day) {
        return member.employed(day)
                && organization.calendar().isWorkingDay(LocalDate.ofEpochDay(day))
                && !isAway(member, day);
    }

    /** A moment of the day, by the curve of the day: two peaks, a dip at noon, a thin evening. */
    long moment(Dice dice, Member member, Day day) {
        double hour;
        if (dice.chance(LATE_EVENING)) {
            hour = 20.3 + 1.0 * dice.normal();
        } else if (dice.chance(0.5)) {
            hour = 10.2 + 0.95 * dice.normal();
        } else {
            hour = 15.4 + 1.3 * dice.normal();
        }
        if (hour > 12.1 && hour < 13.2 && dice.chance(0.6)) {
            hour += 1.2;
        }
        double bounded = Math.max(6.2, Math.min(23.2, hour + member.shift()));
        return at(day.number(), (int) (bounded * 3600)) + dice.below(1000);
    }

    /** A second of a day of the organization's time zone. */
    long at(int day, int second) {
        ZonedDateTime start = LocalDate.ofEpochDay(day).atStartOfDay(organization.zone());
        return start.plusHours(second / 3600)
                .plusSeconds(second % 3600)
                .toInstant()
                .toEpochMilli();
    }

    long start(int day) {
        return LocalDate.ofEpochDay(day)
                .atStartOfDay(organization.zone())
                .toInstant()
                .toEpochMilli();
    }

    /** The moment when somebody has had so many seconds of working time since; {@link #NEVER} when that takes weeks. */
    long afterWork(Member member, long since, double seconds) {
        ZonedDateTime local = Instant.ofEpochMilli(since).atZone(organization.zone());
        int first = (int) local.toLocalDate().toEpochDay();
        double left = seconds;
        for (int day = first; day < first + PATIENCE_DAYS; day++) {
            if (!isAtWork(member, day)) {
                continue;
            }
            int opens = OPENS + member.shift() * 3600;
            int closes = CLOSES + member.shift() * 3600;
            int from = day == first ? Math.max(opens, local.toLocalTime().toSecondOfDay()) : opens;
            if (closes - from > left) {
                return at(day, (int) (from + left)) + since % 1000;
            }
            left -= Math.max(0, closes - from);
        }
        return NEVER;
    }

    /** The end of the working day that lies so many working days ahead. */
    long deadline(Member member, long since, int workingDays) {
        int day = (int) Instant.ofEpochMilli(since)
                .atZone(organization.zone())
                .toLocalDate()
                .toEpochDay();
        for (int left = workingDays; left > 0; ) {
            day++;
            if (organization.calendar().isWorkingDay(LocalDate.ofEpochDay(day))) {
                left--;
            }
        }
        return at(day, CLOSES + member.shift() * 3600);
    }
}

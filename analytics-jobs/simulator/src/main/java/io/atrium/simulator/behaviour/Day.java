package io.atrium.simulator.behaviour;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A day of the organization.
 *
 * @param number epoch day
 * @param working whether people are expected at work
 * @param sinceOrigin days since the simulation's first day
 * @param first whether it is the simulation's first day
 */
record Day(LocalDate date, int number, boolean working, int sinceOrigin, boolean first) {

    private static final double OFF_DUTY = 0.02;

    /** How much is done, compared with an average working day. */
    double intensity() {
        if (!working) {
            return OFF_DUTY;
        }
        return switch (date.getDayOfWeek()) {
            case MONDAY -> 1.08;
            case TUESDAY, WEDNESDAY -> 1.06;
            case THURSDAY -> 1.0;
            case FRIDAY -> 0.86;
            case SATURDAY, SUNDAY -> 0.8;
        };
    }

    boolean is(DayOfWeek weekday) {
        return date.getDayOfWeek() == weekday;
    }
}

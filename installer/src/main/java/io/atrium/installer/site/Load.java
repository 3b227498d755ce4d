package io.atrium.installer.site;

/**
 * What an installation has to bear.
 *
 * @param members people in all its organizations
 * @param eventsPerSecond in the busiest hour
 */
public record Load(int members, int eventsPerSecond) {

    /** A working day is reckoned as this many of its busiest hours. */
    private static final int BUSY_HOURS = 8;

    public Load {
        if (members < 1 || eventsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "members and events a second: at least 1 each, not " + members + " and " + eventsPerSecond);
        }
    }

    /** Events of a working day. */
    public double eventsADay() {
        return eventsPerSecond * 3600.0 * BUSY_HOURS;
    }

    /** Whether one copy of everything is not enough. */
    public boolean replicated() {
        return members > Profile.S.load().members();
    }
}

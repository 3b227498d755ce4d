package io.atrium.simulator.organization;

/**
 * How an organization works, as averages of a person who uses the workplace, a working day.
 *
 * @param threads conversations that a person begins
 * @param meetings meetings that a person calls
 * @param documents documents that a person creates
 * @param tasks tasks that a person hands out
 * @param approvals approvals that a person starts
 * @param records business records that a person of a discipline with records opens
 * @param mobile part of all acts that are done on a phone
 * @param adoptedAtFirst part of the people who use the workplace on the first day
 * @param adoptedAtLast part of the people who use it {@value #ADOPTION_DAYS} days later
 * @param overdue part of approval steps that are handled after they were due
 */
public record Habits(
        double threads,
        double meetings,
        double documents,
        double tasks,
        double approvals,
        double records,
        double mobile,
        double adoptedAtFirst,
        double adoptedAtLast,
        double overdue) {

    /** How many days adoption takes from its first to its last level. */
    public static final int ADOPTION_DAYS = 90;
}

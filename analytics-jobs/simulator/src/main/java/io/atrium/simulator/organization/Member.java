package io.atrium.simulator.organization;

import io.atrium.contract.ActorKind;

/**
 * Somebody, or something, that acts. Days are epoch days; {@link #NEVER} when there is none.
 *
 * @param index position in {@link Organization#members()}
 * @param user external id in the directory
 * @param department index of the department where the member begins
 * @param rank level of the department that the member heads; 0 for who heads none
 * @param manager index of the manager, -1 for who has none
 * @param joined first day
 * @param left first day away
 * @param moved first day in {@code nextDepartment}
 * @param adopted first day on which the member uses the workplace
 * @param dormant first day on which the member does not use it any more
 * @param activity how much the member does, compared with an average one; few do much
 * @param mobile how often the member uses a phone, from 0 to 1
 * @param shift hours by which the working day is shifted
 */
public record Member(
        int index,
        String user,
        String name,
        String title,
        ActorKind kind,
        Discipline discipline,
        int department,
        int rank,
        int manager,
        String site,
        int joined,
        int left,
        int moved,
        int nextDepartment,
        int adopted,
        int dormant,
        double activity,
        double mobile,
        int shift) {

    /** A day that does not come. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** Whether the member belongs to the organization on an epoch day. */
    public boolean employed(long day) {
        return joined <= day && day < left;
    }

    /** Whether the member uses the workplace on an epoch day. */
    public boolean uses(long day) {
        return employed(day) && adopted <= day && day < dormant;
    }

    /** Index of the department on an epoch day. */
    public int departmentOn(long day) {
        return day < moved ? department : nextDepartment;
    }

    /** Whether it is a person. */
    public boolean human() {
        return kind == ActorKind.HUMAN;
    }
}

package io.atrium.contract;

/**
 * A member as of an event's time.
 *
 * @param memberNo the directory's number, 1 to 4294967295
 * @param kind human or machine
 * @param departmentPath the department and its ancestors
 */
public record Participant(long memberNo, ActorKind kind, DepartmentPath departmentPath) {
    /** The largest number that fits the facts' UInt32. */
    public static final long MAX_MEMBER_NO = 0xFFFF_FFFFL;

    public Participant {
        if (memberNo < 1 || memberNo > MAX_MEMBER_NO) {
            throw new IllegalArgumentException("memberNo " + memberNo + " is not between 1 and " + MAX_MEMBER_NO);
        }
    }

    /** The department itself, 0 without a department. */
    public int departmentNo() {
        return departmentPath.departmentNo();
    }
}

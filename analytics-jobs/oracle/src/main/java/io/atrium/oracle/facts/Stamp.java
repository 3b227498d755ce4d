package io.atrium.oracle.facts;

import io.atrium.contract.DepartmentPath;
import io.atrium.oracle.model.OracleEvent;

/**
 * Member, department and path of the event that it names.
 *
 * @param member 0 where it was no person
 * @param person whether it was a person
 */
public record Stamp(long member, boolean person, DepartmentPath path) {

    static Stamp of(OracleEvent event) {
        return new Stamp(event.person() ? event.member() : 0, event.person(), event.path());
    }

    /** Whether the path holds the department; always for 0. */
    public boolean within(int department) {
        return department == 0 || path.contains(department);
    }

    public int department() {
        return path.departmentNo();
    }
}

package io.atrium.server.directory;

import java.time.LocalDate;

/**
 * A department with its history in the tree.
 *
 * @param number stable per tenant, never used again
 * @param code the customer's own key
 * @param placements begins at {@link #SINCE_EVER} and has no gaps
 */
public record Department(int number, String code, String name, Timeline<Placement> placements) {

    /** The number of the organization itself. */
    public static final int ROOT_NO = 1;

    /** How files name the organization itself as a department. */
    public static final String ROOT_CODE = "/";

    /** Departments have always existed, only their moves are dated: so every day of a member's history has a path. */
    static final LocalDate SINCE_EVER = LocalDate.EPOCH;

    /** The organization itself, before anything was imported. */
    static Department root() {
        return new Department(ROOT_NO, ROOT_CODE, ROOT_CODE, Timeline.from(SINCE_EVER, Placement.ROOT));
    }
}

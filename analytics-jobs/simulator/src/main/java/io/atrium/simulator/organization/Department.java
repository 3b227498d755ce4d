package io.atrium.simulator.organization;

/**
 * A department.
 *
 * @param index position in {@link Organization#departments()}
 * @param code its key in the directory; the organization itself is {@code /}
 * @param parent index of the department above, -1 for the organization itself
 * @param level 1 for the organization itself
 * @param firstLeaf index of the first department below it (or itself) that has people
 */
public record Department(
        int index,
        String code,
        String name,
        int parent,
        int level,
        Discipline discipline,
        int firstLeaf,
        boolean leaf) {}

package io.atrium.server.directory;

import io.atrium.server.directory.DirectoryOperation.AssignMember;
import java.time.LocalDate;

/**
 * How many members count before an import and after it. A member counts who belongs to the organization today or on any later day, so that no
 * day to come can exceed what was checked today; people, bots and services alike.
 */
record Seats(long before, long after) {

    static Seats of(DirectoryContent content, ImportPlan plan, LocalDate today) {
        long before = content.members().values().stream()
                .filter(member -> counts(member.assignments(), today))
                .count();
        long after = before;
        for (DirectoryOperation operation : plan.operations()) {
            if (operation instanceof AssignMember assign) {
                after += seat(counts(assign.after(), today));
                Timeline<Assignment> earlier = assign.before();
                after -= seat(earlier != null && counts(earlier, today));
            }
        }
        return new Seats(before, after);
    }

    /** Whether there would be more than the quota, and more than there are: who has too many may still let people go. */
    boolean exceed(int quota) {
        return after > quota && after > before;
    }

    private static boolean counts(Timeline<Assignment> assignments, LocalDate today) {
        return !assignments.periods().isEmpty()
                && assignments.last().validity().to().isAfter(today);
    }

    private static int seat(boolean taken) {
        return taken ? 1 : 0;
    }
}

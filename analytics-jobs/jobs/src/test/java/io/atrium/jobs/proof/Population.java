package io.atrium.jobs.proof;

import io.atrium.contract.ActorKind;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Participant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * The members of one tenant: departments 1 to 4 levels deep, some members without one, some machines, and some who move
 * to another department halfway.
 *
 * @param tenant the tenant's id
 * @param zone where its days begin
 * @param begin its first event
 * @param firstMember the smallest member number
 */
record Population(String tenant, ZoneId zone, Instant begin, long firstMember) {
    static final Duration PERIOD = Duration.ofDays(12);

    private static final int MEMBERS = 90;
    private static final int DEPARTMENTS = 22;
    private static final int FAN_OUT = 3;

    /** A member as of a time. */
    Participant member(int index, Instant time) {
        ActorKind kind = index % 17 == 0 ? ActorKind.BOT : index % 43 == 0 ? ActorKind.SERVICE : ActorKind.HUMAN;
        boolean moved = index % 10 == 3 && time.isAfter(begin.plus(PERIOD.dividedBy(2)));
        int department = index % 31 == 30 ? 0 : 1 + (index * 7 + (moved ? 5 : 0)) % DEPARTMENTS;
        return new Participant(firstMember + index, kind, path(department));
    }

    Participant anybody(Instant time, RandomGenerator random) {
        return member(random.nextInt(MEMBERS), time);
    }

    /** The same member with a path that was corrected meanwhile. */
    static Participant restamped(Participant member) {
        return new Participant(member.memberNo(), member.kind(), path(1 + (member.departmentNo() + 1) % DEPARTMENTS));
    }

    LocalDate day(Instant time) {
        return time.atZone(zone).toLocalDate();
    }

    Instant anyTime(RandomGenerator random) {
        return begin.plusMillis(random.nextLong(PERIOD.toMillis()));
    }

    /** Department 1 is the root; the others hang below it, three to each. */
    private static DepartmentPath path(int department) {
        if (department == 0) {
            return DepartmentPath.NONE;
        }
        int[] upwards = new int[DepartmentPath.MAX_DEPTH];
        int depth = 0;
        for (int no = department; no > 0; no = no == 1 ? 0 : (no - 2) / FAN_OUT + 1) {
            upwards[depth++] = no;
        }
        int[] path = new int[depth];
        for (int level = 0; level < depth; level++) {
            path[level] = upwards[depth - 1 - level];
        }
        return DepartmentPath.of(path);
    }
}

package io.atrium.oracle.generated;

import io.atrium.contract.DepartmentPath;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.ProfileFlags;
import io.atrium.oracle.model.OracleDirectory.Validity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small directory in which everything changes: departments move under others, come and end, people join, move, leave and come back, some
 * have no department, and some are robots.
 */
final class AdversarialDirectory {

    static final int ROOT = 1;
    static final int[] DEPARTMENTS = {ROOT, 2, 3, 4, 5, 6};
    private static final LocalDate BEFORE = LocalDate.of(2020, 1, 1);

    private final Random random;
    private final LocalDate first;
    private final int days;

    AdversarialDirectory(Random random, LocalDate first, int days) {
        this.random = random;
        this.first = first;
        this.days = days;
    }

    /** Departments 1 to 6 and members 1 to {@code people}, then robots. */
    OracleDirectory make(int people, int robots) {
        List<MemberPeriod> members = new ArrayList<>();
        for (int number = 1; number <= people; number++) {
            members.addAll(career(number));
        }
        for (int number = people + 1; number <= people + robots; number++) {
            members.add(
                    new MemberPeriod(number, false, random.nextBoolean() ? 0 : 3, profile(), Validity.since(BEFORE)));
        }
        return new OracleDirectory(members, departments());
    }

    private List<DepartmentPeriod> departments() {
        LocalDate moves = someDay();
        LocalDate founded = someDay();
        LocalDate ends = someDay();
        return List.of(
                department(true, Validity.since(BEFORE), ROOT),
                department(true, Validity.since(BEFORE), ROOT, 2),
                department(false, Validity.since(BEFORE), ROOT, 3),
                // moves under another, and has an owner from then on
                department(false, Validity.between(BEFORE, moves), ROOT, 2, 4),
                department(true, Validity.since(moves), ROOT, 3, 4),
                department(true, Validity.since(founded), ROOT, 3, 5),
                department(true, Validity.between(BEFORE, ends), ROOT, 2, 6));
    }

    private static DepartmentPeriod department(boolean owned, Validity validity, int... path) {
        return new DepartmentPeriod(path[path.length - 1], DepartmentPath.of(path), owned, validity);
    }

    private List<MemberPeriod> career(int number) {
        LocalDate a = someDay();
        LocalDate b = a.plusDays(1L + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> List.of(period(number, Validity.since(a)));
            case 1 -> List.of(period(number, Validity.between(BEFORE, a)));
            case 2 -> List.of(period(number, Validity.between(BEFORE, a)), period(number, Validity.since(a)));
            case 3 -> List.of(period(number, Validity.between(BEFORE, a)), period(number, Validity.since(b)));
            case 4 ->
                List.of(
                        period(number, Validity.between(BEFORE, a)),
                        period(number, Validity.between(a, b)),
                        period(number, Validity.since(b)));
            default -> List.of(period(number, Validity.since(BEFORE)));
        };
    }

    private MemberPeriod period(int number, Validity validity) {
        int department = random.nextInt(15) == 0 ? 0 : DEPARTMENTS[random.nextInt(DEPARTMENTS.length)];
        return new MemberPeriod(number, true, department, profile(), validity);
    }

    private ProfileFlags profile() {
        return new ProfileFlags(random.nextInt(4) > 0, random.nextInt(4) > 0, random.nextInt(4) > 0);
    }

    private LocalDate someDay() {
        return first.plusDays(random.nextInt(days));
    }
}

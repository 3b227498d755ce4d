package io.atrium.oracle.model;

import io.atrium.contract.DepartmentPath;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The directory's history. Of one member, and of one department, no two periods hold on the same day.
 *
 * @param members where everybody was
 * @param departments where every department stood
 */
public record OracleDirectory(List<MemberPeriod> members, List<DepartmentPeriod> departments) {

    /**
     * When something holds.
     *
     * @param from first day
     * @param until the day after the last; empty while it holds
     */
    public record Validity(LocalDate from, Optional<LocalDate> until) {

        /** From a day on. */
        public static Validity since(LocalDate from) {
            return new Validity(from, Optional.empty());
        }

        /** From a day to the day before another. */
        public static Validity between(LocalDate from, LocalDate until) {
            return new Validity(from, Optional.of(until));
        }

        public boolean holds(LocalDate day) {
            return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
        }
    }

    /** What is filled in for a person. */
    public record ProfileFlags(boolean title, boolean manager, boolean site) {
        public boolean complete() {
            return title && manager && site;
        }
    }

    /**
     * A member.
     *
     * @param person false for robots and service accounts
     * @param departmentNo 0 without a department
     */
    public record MemberPeriod(
            long memberNo, boolean person, int departmentNo, ProfileFlags profile, Validity validity) {}

    /**
     * A department.
     *
     * @param path root first, itself last
     * @param owned whether it has an owner
     */
    public record DepartmentPeriod(int departmentNo, DepartmentPath path, boolean owned, Validity validity) {}

    public OracleDirectory {
        members = List.copyOf(members);
        departments = List.copyOf(departments);
    }

    /** E: people in the department, or anywhere for 0, on at least one day. */
    public Set<Long> people(Window window, int department) {
        Map<Integer, List<DepartmentPeriod>> paths =
                departments.stream().collect(Collectors.groupingBy(DepartmentPeriod::departmentNo));
        Set<Long> people = new HashSet<>();
        for (MemberPeriod member : members) {
            if (member.person() && window.days().anyMatch(day -> isIn(member, department, day, paths))) {
                people.add(member.memberNo());
            }
        }
        return people;
    }

    private static boolean isIn(
            MemberPeriod member, int department, LocalDate day, Map<Integer, List<DepartmentPeriod>> paths) {
        return member.validity().holds(day)
                && (department == 0
                        || paths.getOrDefault(member.departmentNo(), List.of()).stream()
                                .anyMatch(period -> period.validity().holds(day)
                                        && period.path().contains(department)));
    }

    /** People of whom department, title, manager and site are filled in on a day. */
    public Set<Long> complete(LocalDate day) {
        return members.stream()
                .filter(member -> member.person()
                        && member.validity().holds(day)
                        && member.departmentNo() > 0
                        && member.profile().complete())
                .map(MemberPeriod::memberNo)
                .collect(Collectors.toSet());
    }

    /** Departments that exist on a day, below or equal to one, or all for 0. */
    public List<DepartmentPeriod> departments(LocalDate day, int department) {
        return departments.stream()
                .filter(period -> period.validity().holds(day)
                        && (department == 0 || period.path().contains(department)))
                .toList();
    }
}

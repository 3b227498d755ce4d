package io.atrium.simulator.organization;

import io.atrium.contract.ActorKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hires everybody: who is where, whom they report to, when they come, move and go, and how far they take to the workplace. */
final class Staff {

    private static final int CHURN_DAYS = 400;
    private static final double JOINERS = 0.11;
    private static final double LEAVERS = 0.10;
    private static final double MOVERS = 0.05;
    private static final double DORMANT = 0.03;
    private static final double VACANT = 0.08;
    private static final int LONGEST_SERVICE = 4_000;
    private static final int SHORTEST_SERVICE = 30;

    private final Profile profile;
    private final long seed;
    private final int origin;
    private final WorkingCalendar calendar;
    private final List<Department> departments;
    private final List<Integer> leaves;
    private final Map<Integer, Integer> firstMember = new HashMap<>();
    private final Map<Integer, Integer> headOf = new HashMap<>();
    private final Map<Integer, Integer> headedBy = new HashMap<>();

    Staff(Profile profile, long seed, LocalDate origin, WorkingCalendar calendar, DepartmentTree tree) {
        this.profile = profile;
        this.seed = seed;
        this.origin = (int) origin.toEpochDay();
        this.calendar = calendar;
        this.departments = tree.departments();
        this.leaves = departments.stream()
                .filter(Department::leaf)
                .map(Department::index)
                .filter(leaf -> leaf > 0)
                .toList();
    }

    /** Index of who is responsible for a department, its head; -1 while the post is vacant. */
    int owner(Department department) {
        boolean vacant = department.index() > 0
                && Dice.of(seed, "owner", department.index()).chance(VACANT);
        return vacant ? -1 : headOf.getOrDefault(department.index(), -1);
    }

    /** Everybody, people first. */
    List<Member> hire(List<Integer> places) {
        appointHeads(places);
        List<Member> members = new ArrayList<>();
        for (int leaf : leaves) {
            for (int place = 0; place < places.get(leaf); place++) {
                members.add(person(members.size(), departments.get(leaf)));
            }
        }
        members.add(
                machine(members.size(), "bot-assistant", profile.language().of("智能助理", "Assistant"), ActorKind.BOT));
        members.add(machine(members.size(), "bot-reminder", profile.language().of("待办提醒", "Reminders"), ActorKind.BOT));
        members.add(machine(
                members.size(), "svc-connectors", profile.language().of("连接器", "Connectors"), ActorKind.SERVICE));
        return members;
    }

    /** Each department's head sits in its first leaf, one seat per level, so that no department has one person of its own. */
    private void appointHeads(List<Integer> places) {
        int next = 0;
        for (int leaf : leaves) {
            firstMember.put(leaf, next);
            next += places.get(leaf);
        }
        Map<Integer, Integer> taken = new HashMap<>();
        for (Department department : departments) {
            int leaf = department.firstLeaf();
            int seat = taken.merge(leaf, 1, Integer::sum) - 1;
            int head = firstMember.getOrDefault(leaf, 0) + Math.min(seat, Math.max(0, places.get(leaf) - 1));
            headOf.put(department.index(), head);
            headedBy.putIfAbsent(head, department.index());
        }
    }

    private Member person(int index, Department leaf) {
        Dice dice = Dice.of(seed, "member", index);
        int headed = headedBy.getOrDefault(index, -1);
        boolean head = headed >= 0;
        int rank = head ? departments.get(headed).level() : 0;
        int joined = joined(dice, head);
        int left =
                head || !dice.chance(LEAVERS) ? Member.NEVER : Math.max(joined, origin) + dice.between(20, CHURN_DAYS);
        boolean moves = !head && dice.chance(MOVERS);
        int moved = Math.max(joined, origin) + dice.between(10, CHURN_DAYS);
        int target = leaves.get(dice.below(leaves.size()));
        boolean really = moves && moved < left && target != leaf.index();
        int adopted = adopted(dice, leaf.discipline(), head, joined);
        boolean tires = !head && dice.chance(DORMANT);
        int dormant = tires
                ? Math.max(adopted == Member.NEVER ? origin : adopted, origin) + dice.between(15, 120)
                : Member.NEVER;
        double activity =
                Math.min(9, dice.logNormal(0.68, 0.85)) * leaf.discipline().talk() * (head ? 1.5 : 1);
        double mobile = Math.min(0.97, Math.max(0.03, profile.habits().mobile() + 0.22 * dice.normal()));
        return new Member(
                index,
                "%s%05d".formatted(profile.id().substring(0, 1), 10_001 + index),
                Names.of(profile.language(), dice),
                title(leaf.discipline(), rank, dice),
                ActorKind.HUMAN,
                leaf.discipline(),
                leaf.index(),
                rank,
                manager(index, leaf, headed),
                dice.chance(0.97) ? site(leaf) : "",
                joined,
                left,
                really ? moved : Member.NEVER,
                really ? target : leaf.index(),
                adopted,
                dormant,
                activity,
                mobile,
                leaf.discipline() == Discipline.PRODUCTION ? List.of(-1, 0, 5).get(dice.below(3)) : 0);
    }

    private int joined(Dice dice, boolean head) {
        return !head && dice.chance(JOINERS)
                ? origin + dice.between(1, CHURN_DAYS)
                : origin - dice.between(SHORTEST_SERVICE, LONGEST_SERVICE);
    }

    /** Adoption follows an S: each person has a threshold, and begins on the day on which the organization's level passes it. */
    private int adopted(Dice dice, Discipline discipline, boolean head, int joined) {
        double threshold = head ? 0 : dice.unit() - discipline.lead();
        double first = profile.habits().adoptedAtFirst();
        double last = profile.habits().adoptedAtLast();
        int start = Math.max(origin, joined);
        if (threshold <= first) {
            return workingDayFrom(start + dice.below(2));
        }
        if (threshold > last) {
            return Member.NEVER;
        }
        double part = (threshold - first) / (last - first);
        double course = 0.5 - StrictMath.sin(StrictMath.asin(1 - 2 * part) / 3);
        return workingDayFrom(Math.max(start, origin + (int) (course * Habits.ADOPTION_DAYS)));
    }

    private int workingDayFrom(int day) {
        int first = day;
        while (!calendar.isWorkingDay(LocalDate.ofEpochDay(first))) {
            first++;
        }
        return first;
    }

    private int manager(int index, Department leaf, int headed) {
        int department = headed >= 0 ? departments.get(headed).parent() : leaf.index();
        while (department >= 0) {
            int head = headOf.getOrDefault(department, -1);
            if (head >= 0 && head != index) {
                return head;
            }
            department = departments.get(department).parent();
        }
        return -1;
    }

    private String title(Discipline discipline, int rank, Dice dice) {
        Language language = profile.language();
        return switch (rank) {
            case 1 -> language.of("总裁", "Director General");
            case 2 -> language.of("总监", "Head of " + discipline.name(language));
            case 3, 4 -> language.of("经理", "Manager");
            case 5 -> language.of("组长", "Team Lead");
            default ->
                dice.chance(0.03)
                        ? ""
                        : language.of(
                                dice.chance(0.3) ? "高级专员" : "专员", dice.chance(0.3) ? "Senior Officer" : "Officer");
        };
    }

    private String site(Department leaf) {
        List<String> sites = profile.sites();
        return sites.get(Dice.of(seed, "site", leaf.index() / 3).below(sites.size()));
    }

    private Member machine(int index, String user, String name, ActorKind kind) {
        int home = departments.stream()
                .filter(department -> department.leaf() && department.discipline() == Discipline.TECHNOLOGY)
                .mapToInt(Department::index)
                .findFirst()
                .orElse(leaves.get(0));
        int since = origin - SHORTEST_SERVICE;
        return new Member(
                index,
                user,
                name,
                "",
                kind,
                Discipline.TECHNOLOGY,
                home,
                0,
                -1,
                "",
                since,
                Member.NEVER,
                Member.NEVER,
                home,
                since,
                Member.NEVER,
                1,
                0,
                0);
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Department;
import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who knows whom: teams, sections, managers and reports, and acquaintances in other departments, which are always mutual. */
final class Circles {

    private static final int ACQUAINTANCES = 3;

    private final Organization organization;
    private final Map<Integer, List<Member>> everIn = new HashMap<>();
    private final Map<Integer, List<Member>> reports = new HashMap<>();
    private final List<int[]> acquaintances = new ArrayList<>();

    Circles(Organization organization) {
        this.organization = organization;
        for (Member member : organization.people()) {
            add(everIn, member.department(), member);
            if (member.nextDepartment() != member.department()) {
                add(everIn, member.nextDepartment(), member);
            }
            add(reports, member.manager(), member);
        }
        for (int i = 0; i < ACQUAINTANCES; i++) {
            acquaintances.add(pairs(Dice.of(organization.seed(), "acquaintances", i)));
        }
    }

    private static void add(Map<Integer, List<Member>> map, int key, Member member) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(member);
    }

    /** Everybody gets one partner; with an odd number one stays alone. */
    private int[] pairs(Dice dice) {
        int count = organization.people().size();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = dice.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        int[] partner = new int[count];
        for (int i = 0; i < count; i++) {
            partner[order[i]] = order[(i ^ 1) < count ? i ^ 1 : i];
        }
        return partner;
    }

    /** Who belongs to a department directly on an epoch day. */
    List<Member> department(int department, int day) {
        return everIn.getOrDefault(department, List.of()).stream()
                .filter(member -> member.employed(day) && member.departmentOn(day) == department)
                .toList();
    }

    /** The member's team, the member included. */
    List<Member> team(Member member, int day) {
        return department(member.departmentOn(day), day);
    }

    /** Teams with the same department above, as far as there is room for their people. */
    List<Member> section(Member member, int day, int most) {
        int parent = organization.departments().get(member.departmentOn(day)).parent();
        List<Member> section = new ArrayList<>();
        for (Department department : organization.departments()) {
            if (department.parent() == parent && department.leaf() && section.size() < most) {
                section.addAll(department(department.index(), day));
            }
        }
        return section.subList(0, Math.min(most, section.size()));
    }

    /** Who reports to somebody. */
    List<Member> reports(Member manager, int day) {
        return reports.getOrDefault(manager.index(), List.of()).stream()
                .filter(member -> member.employed(day))
                .toList();
    }

    /** All heads of departments. */
    List<Member> heads() {
        return organization.people().stream()
                .filter(member -> member.rank() > 0)
                .toList();
    }

    /** Somebody whom the member writes to directly: mostly of the team, sometimes along the hierarchy, sometimes from elsewhere. */
    Member contact(Member member, Dice dice, int day) {
        double kind = dice.unit();
        if (kind < 0.24) {
            return organization.members().get(dice.pick(acquaintances)[member.index()]);
        }
        if (kind < 0.36 && member.manager() >= 0) {
            return organization.members().get(member.manager());
        }
        List<Member> reports = reports(member, day);
        if (kind < 0.5 && !reports.isEmpty()) {
            return dice.pick(reports);
        }
        List<Member> team = team(member, day);
        return team.isEmpty() ? member : dice.pick(team);
    }

    /** Some of a list, in its order, each at most once. */
    static List<Member> some(List<Member> members, int count, Dice dice) {
        List<Member> left = new ArrayList<>(members);
        List<Member> chosen = new ArrayList<>();
        while (chosen.size() < count && !left.isEmpty()) {
            int place = dice.below(left.size());
            chosen.add(left.get(place));
            Collections.swap(left, place, left.size() - 1);
            left.remove(left.size() - 1);
        }
        return chosen;
    }
}

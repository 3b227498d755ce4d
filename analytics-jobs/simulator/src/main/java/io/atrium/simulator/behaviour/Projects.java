package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Work across departments: each project has a group, mostly also a shared space, a first and a last day. */
final class Projects {

    private static final int PEOPLE_A_PROJECT = 13;
    private static final int EARLIEST = -60;
    private static final int LATEST = 340;

    private final List<Project> projects = new ArrayList<>();
    private final Map<Integer, List<Project>> byMember = new HashMap<>();

    Projects(Organization organization, Circles circles) {
        List<Member> candidates = organization.people().stream()
                .filter(member -> member.discipline() != Discipline.PRODUCTION || member.rank() > 0)
                .toList();
        int origin = (int) organization.origin().toEpochDay();
        int count = Math.max(4, organization.people().size() * 4 / PEOPLE_A_PROJECT);
        for (int number = 0; number < count; number++) {
            Dice dice = Dice.of(organization.seed(), "project", number);
            int begins = origin + dice.between(EARLIEST, LATEST);
            int ends = begins + dice.between(25, 120);
            Member leader = dice.pick(candidates);
            List<Member> crew = new ArrayList<>(List.of(leader));
            crew.addAll(Circles.some(circles.team(leader, begins), dice.between(1, 3), dice));
            crew.addAll(Circles.some(candidates, dice.between(2, 5), dice));
            Project project = new Project(
                    number,
                    begins,
                    ends,
                    leader,
                    crew.stream().distinct().toList(),
                    dice.chance(0.7),
                    dice.chance(0.15));
            projects.add(project);
            project.members()
                    .forEach(member -> byMember.computeIfAbsent(member.index(), none -> new ArrayList<>())
                            .add(project));
        }
    }

    /**
     * A project.
     *
     * @param begins first epoch day
     * @param ends first epoch day after it
     * @param shared whether it has a shared space
     * @param external whether people from outside take part
     */
    record Project(
            int number, int begins, int ends, Member leader, List<Member> members, boolean shared, boolean external) {

        Project {
            members = List.copyOf(members);
        }

        boolean runs(int day) {
            return begins <= day && day < ends;
        }

        String group() {
            return "g-project-" + number;
        }

        /** Its shared space; empty when it has none. */
        String workspace() {
            return shared ? "ws-project-" + number : "";
        }
    }

    List<Project> all() {
        return projects;
    }

    /** The projects of somebody that run on an epoch day. */
    List<Project> of(Member member, int day) {
        return byMember.getOrDefault(member.index(), List.of()).stream()
                .filter(project -> project.runs(day))
                .toList();
    }
}

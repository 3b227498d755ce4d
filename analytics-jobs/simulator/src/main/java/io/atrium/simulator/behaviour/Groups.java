package io.atrium.simulator.behaviour;

import io.atrium.simulator.behaviour.Projects.Project;
import io.atrium.simulator.organization.Department;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** Groups and shared spaces come and go with teams and projects; what existed before is told on the first day. */
final class Groups implements Domain {

    private static final int PROJECTS = 1_000_000;

    private final World world;

    Groups(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "g";
    }

    @Override
    public int span() {
        return 0;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        if (day.first()) {
            foundTeams(day, recorder);
        }
        for (Project project : world.projects().all()) {
            boolean begins = project.begins() == day.number() || (day.first() && project.runs(day.number()));
            if (begins || project.ends() == day.number()) {
                Case life = recorder.open(day, PROJECTS + project.number(), 0);
                if (begins) {
                    found(day, life, project);
                } else {
                    close(day, life, project);
                }
            }
        }
        memberships(day, recorder);
    }

    private void foundTeams(Day day, Recorder recorder) {
        for (Department department : world.organization().departments()) {
            List<Member> team = world.circles().department(department.index(), day.number());
            if (!team.isEmpty()) {
                Case life = recorder.open(day, department.index(), 0);
                group(life, keeper(team), morning(day, life), "g-team-" + department.index(), team, "", false);
                space(life, keeper(team), morning(day, life), Conversations.teamSpace(department.index()), team, false);
            }
        }
    }

    private static Member keeper(List<Member> team) {
        return team.stream().filter(member -> member.rank() > 0).findFirst().orElse(team.get(0));
    }

    private void found(Day day, Case life, Project project) {
        long time = morning(day, life);
        group(
                life,
                project.leader(),
                time,
                project.group(),
                project.members(),
                project.workspace(),
                project.external());
        space(life, project.leader(), time + 60_000, project.workspace(), project.members(), project.external());
    }

    private static void group(
            Case life, Member founder, long time, String id, List<Member> members, String workspace, boolean external) {
        Draft group = life.event("im.group.created", founder, time)
                .object(id)
                .set("conversationId", id)
                .to(members)
                .set("audienceSize", members.size())
                .set("workspaceId", workspace);
        if (external) {
            group.set("external", true);
        }
        group.record();
    }

    private static void space(Case life, Member founder, long time, String id, List<Member> members, boolean external) {
        if (id.isEmpty()) {
            return;
        }
        Draft space = life.event("workspace.created", founder, time)
                .object(id)
                .set("workspaceId", id)
                .to(members)
                .set("audienceSize", members.size());
        if (external) {
            space.set("external", true);
        }
        space.record();
    }

    private void close(Day day, Case life, Project project) {
        long time = morning(day, life);
        life.event("im.group.dissolved", project.leader(), time)
                .object(project.group())
                .set("conversationId", project.group())
                .record();
        if (project.shared()) {
            life.event("workspace.archived", project.leader(), time + 60_000)
                    .object(project.workspace())
                    .set("workspaceId", project.workspace())
                    .record();
        }
    }

    private void memberships(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            boolean changes =
                    member.joined() == day.number() || member.left() == day.number() || member.moved() == day.number();
            if (changes && member.manager() >= 0) {
                int department = member.departmentOn(day.number());
                Case change = recorder.open(day, member, 1);
                change.event("im.group.membership_changed", world.member(member.manager()), morning(day, change))
                        .object("g-team-" + department)
                        .set("conversationId", "g-team-" + department)
                        .set(
                                "audienceSize",
                                world.circles()
                                        .department(department, day.number())
                                        .size())
                        .record();
            }
        }
    }

    private long morning(Day day, Case life) {
        return world.clockwork().at(day.number(), 9 * 3600) + life.dice().below(7_200_000);
    }
}

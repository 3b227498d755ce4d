package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.ArrayList;
import java.util.List;

/** Documents: written by one, then read, changed and commented on by colleagues over days. */
final class Documents implements Domain {

    private static final double WORKDAY = 32_400;

    private final World world;

    Documents(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "d";
    }

    @Override
    public int span() {
        return 10;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            int documents = world.times("documents", member, day, world.habits().documents());
            for (int i = 0; i < documents; i++) {
                document(day, recorder.open(day, member, i), member);
            }
        }
    }

    private void document(Day day, Case document, Member author) {
        Dice dice = document.dice();
        long time = world.clockwork().moment(dice, author, day);
        List<Projects.Project> projects = world.projects().of(author, day.number());
        boolean project = !projects.isEmpty() && dice.chance(0.5);
        Projects.Project home = project ? dice.pick(projects) : null;
        String space = home != null ? home.workspace() : Conversations.teamSpace(author.departmentOn(day.number()));
        List<Member> circle =
                new ArrayList<>(home != null ? home.members() : world.circles().team(author, day.number()));
        circle.removeIf(member -> member.index() == author.index());
        tell("doc.created", document, author, time, space).record();
        edit(document, author, time + 60_000L * dice.between(2, 40), space);
        share(document, author, time + 60_000L * dice.between(3, 60), space, circle);
        for (Member colleague : Circles.some(circle, dice.poisson(2.2), dice)) {
            visits(document, author, colleague, time, space);
        }
    }

    private void visits(Case document, Member author, Member colleague, long created, String space) {
        Dice dice = document.dice();
        long now = created;
        for (int visits = 1 + dice.poisson(0.7); visits > 0; visits--) {
            now = world.clockwork().afterWork(colleague, now, dice.logNormal(WORKDAY / 3, 1.1));
            if (now == Clockwork.NEVER) {
                return;
            }
            tell("doc.viewed", document, colleague, now, space)
                    .set("durationSeconds", (int) Math.min(7_200, dice.logNormal(150, 1)))
                    .record();
            if (dice.chance(0.4)) {
                edit(document, colleague, now + 60_000L * dice.between(1, 12), space);
            }
            if (dice.chance(0.14)) {
                tell("doc.commented", document, colleague, now + 60_000L * dice.between(1, 9), space)
                        .to(author)
                        .set("mentionCount", dice.chance(0.3) ? 1 : 0)
                        .record();
            }
        }
    }

    private void share(Case document, Member author, long time, String space, List<Member> circle) {
        Dice dice = document.dice();
        if (!dice.chance(0.45) || circle.isEmpty()) {
            return;
        }
        double kind = dice.unit();
        Draft share = tell("doc.shared", document, author, time, space)
                .set("shareKind", kind < 0.62 ? "link" : kind < 0.85 ? "attachment" : "member")
                .audience(Circles.some(circle, dice.between(1, 4), dice));
        if (dice.chance(0.07)) {
            share.set("external", true);
        }
        share.record();
    }

    private void edit(Case document, Member editor, long time, String space) {
        tell("doc.edited", document, editor, time, space)
                .set("durationSeconds", (int) Math.min(10_800, document.dice().logNormal(420, 1)))
                .record();
    }

    private static Draft tell(String type, Case document, Member actor, long time, String space) {
        return document.event(type, actor, time).object("doc-" + document.id()).set("workspaceId", space);
    }
}

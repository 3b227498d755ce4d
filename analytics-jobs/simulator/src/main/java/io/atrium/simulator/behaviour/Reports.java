package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import java.time.DayOfWeek;

/** Reports that fall due: weekly ones on Fridays, daily ones in sales and inspection; read by the manager. */
final class Reports implements Domain {

    private static final int DUE = 18 * 3600;

    private final World world;

    Reports(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "r";
    }

    @Override
    public int span() {
        return 6;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        for (Member member : world.people()) {
            boolean daily = member.discipline() == Discipline.INSPECTION
                    || (member.discipline() == Discipline.SALES && member.index() % 3 == 0);
            boolean weekly = day.is(DayOfWeek.FRIDAY) && !member.discipline().clocksIn();
            boolean due = (daily || weekly)
                    && member.manager() >= 0
                    && world.clockwork().isAtWork(member, day.number());
            if (due && member.uses(day.number())) {
                report(day, recorder.open(day, member, 0), member, daily ? "daily" : "weekly");
            }
        }
    }

    private void report(Day day, Case report, Member author, String template) {
        Dice dice = report.dice();
        long due = world.clockwork().at(day.number(), DUE);
        Member manager = world.member(author.manager());
        tell(
                        "report.requested",
                        report,
                        author,
                        world.clockwork().at(day.number(), 8 * 3600) + dice.below(60_000),
                        template)
                .byServer()
                .setTime("dueTime", due)
                .record();
        long submitted = due + (long) (1_000 * (2_400 * dice.normal() - 2_700));
        boolean submits = dice.chance(0.84);
        boolean reads = dice.chance(0.66);
        long read = world.clockwork().afterWork(manager, submitted, dice.logNormal(6_000, 1.2));
        if (!submits) {
            return;
        }
        tell("report.submitted", report, author, submitted, template)
                .to(manager)
                .set("audienceSize", 1)
                .setTime("dueTime", due)
                .record();
        if (reads && read != Clockwork.NEVER) {
            tell("report.read", report, manager, read, template)
                    .setTime("createdTime", submitted)
                    .record();
        }
    }

    private static Draft tell(String type, Case report, Member actor, long time, String template) {
        return report.event(type, actor, time).object("report-" + report.id()).set("templateId", template);
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;

/** Tasks that people hand out: done in time, done late, given up. */
final class Tasks implements Domain {

    private final World world;

    Tasks(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "t";
    }

    @Override
    public int span() {
        return 16;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            int tasks = world.times("tasks", member, day, world.habits().tasks() * (member.rank() > 0 ? 2.5 : 1));
            for (int i = 0; i < tasks; i++) {
                task(day, recorder.open(day, member, i), member);
            }
        }
    }

    private void task(Day day, Case task, Member author) {
        Dice dice = task.dice();
        Member doer = dice.chance(0.3) ? author : world.circles().contact(author, dice, day.number());
        long created = world.clockwork().moment(dice, author, day);
        long due = world.clockwork().deadline(doer, created, 1 + dice.poisson(2.5));
        String space = Conversations.teamSpace(author.departmentOn(day.number()));
        tell("task.created", task, author, created, due, space)
                .to(doer)
                .set("audienceSize", 1)
                .record();
        double fate = dice.unit();
        long done = world.clockwork().afterWork(doer, created, dice.logNormal(38_000, 1.0));
        if (done == Clockwork.NEVER || fate > 0.94) {
            return;
        }
        if (fate > 0.89) {
            tell("task.cancelled", task, author, done, due, space)
                    .setTime("createdTime", created)
                    .record();
        } else {
            tell("task.completed", task, doer, done, due, space)
                    .setTime("createdTime", created)
                    .to(author)
                    .record();
        }
    }

    private static Draft tell(String type, Case task, Member actor, long time, long due, String space) {
        return task.event(type, actor, time)
                .object("task-" + task.id())
                .setTime("dueTime", due)
                .set("workspaceId", space);
    }
}

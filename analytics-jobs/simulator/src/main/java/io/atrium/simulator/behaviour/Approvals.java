package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import java.util.ArrayList;
import java.util.List;

/** Approval flows: up the hierarchy step by step, in time or late, returned and tried again, rejected and asked for anew, withdrawn. */
final class Approvals implements Domain {

    private final World world;

    Approvals(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "a";
    }

    @Override
    public int span() {
        return 24;
    }

    private record Procedure(String id, int steps, int workingDays, boolean money, double median) {}

    private static final List<Procedure> PROCESSES = List.of(
            new Procedure("leave", 1, 1, false, 5_400),
            new Procedure("leave", 1, 1, false, 5_400),
            new Procedure("expense", 2, 2, true, 9_000),
            new Procedure("expense", 2, 2, true, 9_000),
            new Procedure("travel", 1, 1, false, 6_000),
            new Procedure("purchase", 3, 3, true, 14_000),
            new Procedure("contract", 3, 4, true, 18_000),
            new Procedure("permit", 2, 3, false, 12_000),
            new Procedure("seal", 1, 1, false, 5_000));

    @Override
    public void begin(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        for (Member member : world.people()) {
            double mean = world.habits().approvals() * (member.discipline() == Discipline.PERMITS ? 2 : 1);
            int approvals = world.times("approvals", member, day, Math.min(3, mean));
            for (int i = 0; i < approvals; i++) {
                approval(day, recorder.open(day, member, i), member);
            }
        }
    }

    private void approval(Day day, Case flow, Member originator) {
        Dice dice = flow.dice();
        Procedure process = originator.discipline() == Discipline.PERMITS && dice.chance(0.7)
                ? PROCESSES.get(7)
                : dice.pick(PROCESSES);
        List<Member> deciders = deciders(originator, process.steps());
        if (deciders.isEmpty()) {
            return;
        }
        String amount = process.money() ? "%d.%02d".formatted((long) dice.logNormal(2_400, 1.2), dice.below(100)) : "";
        Attempt first = new Attempt(flow, process, originator, deciders, "ap-" + flow.id(), amount);
        long time = world.clockwork().moment(dice, originator, day);
        long rejected = attempt(first, time, "");
        if (rejected != Clockwork.NEVER && dice.chance(0.55)) {
            long again = world.clockwork().afterWork(originator, rejected, dice.logNormal(14_000, 0.8));
            if (again != Clockwork.NEVER) {
                attempt(
                        new Attempt(flow, process, originator, deciders, "ap-" + flow.id() + "-2", amount),
                        again,
                        first.instance());
            }
        }
    }

    private record Attempt(
            Case flow, Procedure process, Member originator, List<Member> deciders, String instance, String amount) {

        Draft tell(String type, Member actor, long time) {
            return flow.event(type, actor, time)
                    .object(instance)
                    .set("instanceId", instance)
                    .set("processId", process.id());
        }
    }

    /** Managers upwards; finance at the end where money is involved is one of them anyway. */
    private List<Member> deciders(Member originator, int steps) {
        List<Member> deciders = new ArrayList<>();
        for (int next = originator.manager();
                next >= 0 && deciders.size() < steps;
                next = world.member(next).manager()) {
            deciders.add(world.member(next));
        }
        return deciders;
    }

    /** When the attempt was rejected, else {@link Clockwork#NEVER}. */
    private long attempt(Attempt attempt, long started, String resubmissionOf) {
        Dice dice = attempt.flow().dice();
        Draft start = attempt.tell("approval.instance.started", attempt.originator(), started)
                .set("resubmissionOf", resubmissionOf)
                .set("formId", "form-" + attempt.process().id())
                .setTime(
                        "dueTime",
                        world.clockwork()
                                .deadline(
                                        attempt.originator(),
                                        started,
                                        attempt.process().workingDays() + 2));
        if (!attempt.amount().isEmpty()) {
            start.set("amount", attempt.amount())
                    .set("currency", world.organization().profile().currency());
        }
        start.record();
        if (dice.chance(0.03)) {
            attempt.tell("approval.instance.withdrawn", attempt.originator(), started + 60_000L * dice.between(3, 50))
                    .setTime("createdTime", started)
                    .record();
            return Clockwork.NEVER;
        }
        boolean returns = dice.chance(0.07);
        boolean rejects = dice.chance(0.06);
        long now = started;
        for (int step = 0; step < attempt.deciders().size(); step++) {
            boolean last = step == attempt.deciders().size() - 1;
            if (returns && last) {
                now = sentBack(attempt, step, now, started);
            }
            String result = last && rejects ? "rejected" : "approved";
            now = now == Clockwork.NEVER ? now : decide(attempt, step, now, result, 1);
            if (now == Clockwork.NEVER) {
                return now;
            }
        }
        complete(attempt, now, started, rejects ? "rejected" : "approved");
        return rejects ? now : Clockwork.NEVER;
    }

    private long sentBack(Attempt attempt, int step, long since, long started) {
        Dice dice = attempt.flow().dice();
        long returned = decide(attempt, step, since, "returned", 0);
        if (returned == Clockwork.NEVER) {
            return returned;
        }
        attempt.tell("approval.instance.returned", attempt.deciders().get(step), returned + 1_000)
                .setTime("createdTime", started)
                .record();
        long again = world.clockwork().afterWork(attempt.originator(), returned, dice.logNormal(9_000, 1));
        if (again != Clockwork.NEVER) {
            attempt.tell("approval.instance.resubmitted", attempt.originator(), again)
                    .setTime("createdTime", started)
                    .record();
        }
        return again;
    }

    private long decide(Attempt attempt, int step, long since, String result, int round) {
        Dice dice = attempt.flow().dice();
        Member decider = attempt.deciders().get(step);
        String task = attempt.instance() + "-t" + step + (round == 0 ? "r" : "");
        long created = since + 1_500;
        long due = world.clockwork().deadline(decider, created, 1);
        boolean late = dice.chance(world.habits().overdue());
        double median = late ? 66_000 : attempt.process().median();
        long decided = world.clockwork().afterWork(decider, created, dice.logNormal(median, late ? 0.4 : 0.9));
        task(attempt, "approval.task.created", decider, created, task, step, due)
                .byServer()
                .record();
        if (decided == Clockwork.NEVER) {
            return decided;
        }
        boolean hands = dice.chance(0.02);
        Draft done = task(attempt, "approval.task.completed", decider, decided, task, step, due)
                .set("result", hands && result.equals("approved") ? "transferred" : result)
                .setTime("createdTime", created);
        if (dice.chance(Math.min(0.9, world.habits().mobile() + 0.15))) {
            done.onMobile();
        }
        done.record();
        return decided;
    }

    private static Draft task(
            Attempt attempt, String type, Member decider, long time, String task, int step, long due) {
        return attempt.tell(type, decider, time)
                .object(task)
                .set("taskId", task)
                .set("activity", "step-" + (step + 1))
                .set("role", "manager-level-" + decider.rank())
                .setTime("dueTime", due);
    }

    private void complete(Attempt attempt, long time, long started, String result) {
        Draft end = attempt.tell("approval.instance.completed", attempt.originator(), time + 2_000)
                .byServer()
                .set("result", result)
                .setTime("createdTime", started);
        if (!attempt.amount().isEmpty()) {
            end.set("amount", attempt.amount())
                    .set("currency", world.organization().profile().currency());
        }
        end.record();
    }
}

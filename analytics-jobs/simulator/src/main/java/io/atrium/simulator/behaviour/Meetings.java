package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.ArrayList;
import java.util.List;

/** Meetings: called, answered, begun, joined in time or late, and sometimes written up. Told from the day on which they are called. */
final class Meetings implements Domain {

    private static final int LARGEST = 30;

    private final World world;

    Meetings(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "v";
    }

    @Override
    public int span() {
        return 10;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        for (Member member : world.people()) {
            double mean = world.habits().meetings() * (member.rank() > 0 ? 2.2 : 1);
            int meetings = world.times("meetings", member, day, mean);
            for (int i = 0; i < meetings; i++) {
                meeting(day, recorder.open(day, member, i), member);
            }
        }
    }

    private void meeting(Day day, Case meeting, Member host) {
        Dice dice = meeting.dice();
        List<Member> invited = invited(day, dice, host);
        if (invited.isEmpty()) {
            return;
        }
        long called = world.clockwork().moment(dice, host, day);
        boolean planned = dice.chance(0.78);
        long planning = world.clockwork().afterWork(host, called, planned ? dice.logNormal(40_000, 0.9) : 60);
        if (planning == Clockwork.NEVER) {
            return;
        }
        long start = planned ? planning - planning % 1_800_000 + 1_800_000 : planning;
        int minutes = List.of(15, 30, 30, 45, 60, 60, 60, 90, 120).get(dice.below(9));
        Plan plan = new Plan(host, invited, called, start, minutes, planned);
        if (planned && !invitation(meeting, plan)) {
            return;
        }
        hold(meeting, plan);
    }

    private record Plan(Member host, List<Member> invited, long called, long start, int minutes, boolean planned) {
        long end() {
            return start + 60_000L * minutes;
        }
    }

    private List<Member> invited(Day day, Dice dice, Member host) {
        List<Projects.Project> projects = world.projects().of(host, day.number());
        double kind = dice.unit();
        List<Member> circle;
        if (kind < 0.35 && !projects.isEmpty()) {
            circle = dice.pick(projects).members();
        } else if (kind < 0.8) {
            circle = world.circles().team(host, day.number());
        } else if (kind < 0.88) {
            circle = world.circles().section(host, day.number(), LARGEST);
        } else {
            circle = List.of(
                    world.circles().contact(host, dice, day.number()),
                    world.circles().contact(host, dice, day.number()));
        }
        List<Member> others = new ArrayList<>(circle.stream().distinct().toList());
        others.removeIf(member -> member.index() == host.index());
        return Circles.some(others, Math.max(1, (int) (others.size() * (0.5 + 0.5 * dice.unit()))), dice);
    }

    /** Sends the invitation; false when it is cancelled later. */
    private boolean invitation(Case meeting, Plan plan) {
        Dice dice = meeting.dice();
        Draft event = calendar("calendar.event.created", meeting, plan.host(), plan.called())
                .setTime("startTime", plan.start())
                .setTime("endTime", plan.end())
                .audience(plan.invited());
        if (dice.chance(0.05)) {
            event.set("external", true);
        }
        event.record();
        for (Member guest : plan.invited()) {
            double answer = dice.unit();
            long time = plan.called() + (long) (1_000 * dice.logNormal(4_000, 1.3));
            if (answer < 0.72 && time < plan.start()) {
                calendar("calendar.event.responded", meeting, guest, time)
                        .to(plan.host())
                        .set("response", answer < 0.58 ? "accepted" : answer < 0.66 ? "declined" : "tentative")
                        .setTime("startTime", plan.start())
                        .setTime("createdTime", plan.called())
                        .record();
            }
        }
        boolean cancelled = dice.chance(0.06);
        if (cancelled) {
            calendar("calendar.event.cancelled", meeting, plan.host(), plan.start() - 60_000L * dice.between(5, 120))
                    .setTime("startTime", plan.start())
                    .setTime("createdTime", plan.called())
                    .record();
        }
        return !cancelled;
    }

    private void hold(Case meeting, Plan plan) {
        Dice dice = meeting.dice();
        long began = plan.start() + 1_000L * dice.between(-60, 240);
        long ended = plan.end() + 1_000L * dice.between(-600, 420);
        if (plan.planned() && dice.chance(0.25)) {
            chat(meeting, plan, plan.start() - 60_000L * dice.between(5, 90));
        }
        Draft start = about("meeting.started", meeting, plan.host(), began)
                .audience(plan.invited())
                .setTime("createdTime", plan.called());
        if (plan.planned()) {
            start.setTime("startTime", plan.start()).setTime("endTime", plan.end());
        }
        start.record();
        boolean recorded = dice.chance(0.12);
        int present = attend(meeting, plan, plan.host(), began, ended);
        for (Member guest : plan.invited()) {
            long late = (long) (1_000 * dice.logNormal(110, 1.1)) - 60_000;
            boolean comes = dice.chance(0.83) && world.clockwork().isAtWork(guest, world.dayOf(began));
            if (comes && began + late < ended - 60_000) {
                present += attend(meeting, plan, guest, Math.max(began, began + late), ended);
            }
        }
        about("meeting.ended", meeting, plan.host(), ended)
                .set("durationSeconds", (int) Math.max(60, (ended - began) / 1_000))
                .set("audienceSize", present)
                .setTime("startTime", plan.start())
                .set("recorded", recorded)
                .record();
        followUp(meeting, plan, ended, recorded);
    }

    private int attend(Case meeting, Plan plan, Member guest, long from, long until) {
        Dice dice = meeting.dice();
        long left = dice.chance(0.12) ? from + (long) ((until - from) * (0.3 + 0.6 * dice.unit())) : until;
        int seconds = (int) Math.max(30, (left - from) / 1_000);
        about("meeting.joined", meeting, guest, from)
                .setTime("startTime", plan.start())
                .record();
        during("meeting.spoke", 0.5, meeting, guest, from, seconds, (int) dice.logNormal(150, 0.9));
        during("meeting.video_enabled", 0.3, meeting, guest, from, seconds, 0);
        during(
                "meeting.screen_shared",
                guest.index() == plan.host().index() ? 0.5 : 0.06,
                meeting,
                guest,
                from,
                seconds,
                (int) dice.logNormal(600, 0.8));
        during("meeting.hand_raised", 0.05, meeting, guest, from, seconds, 0);
        during("meeting.reacted", 0.06, meeting, guest, from, seconds, 0);
        about("meeting.left", meeting, guest, left)
                .set("durationSeconds", seconds)
                .record();
        return 1;
    }

    private static void during(
            String type, double probability, Case meeting, Member guest, long from, int seconds, int duration) {
        Dice dice = meeting.dice();
        boolean happens = dice.chance(probability);
        long time = from + 1_000L * dice.below(Math.max(1, seconds - 5)) + 2_000;
        if (happens) {
            Draft act = about(type, meeting, guest, time);
            if (duration > 0) {
                act.set("durationSeconds", Math.min(seconds, duration));
            }
            if (type.equals("meeting.reacted")) {
                act.set("reaction", "applause");
            }
            act.record();
        }
    }

    private void followUp(Case meeting, Plan plan, long ended, boolean recorded) {
        Dice dice = meeting.dice();
        if (recorded) {
            about("meeting.recording_published", meeting, plan.host(), ended + 60_000L * dice.between(3, 30))
                    .byServer()
                    .set("durationSeconds", plan.minutes() * 60)
                    .record();
        }
        if (dice.chance(0.22)) {
            about("meeting.minutes_published", meeting, plan.host(), ended + 60_000L * dice.between(10, 240))
                    .audience(plan.invited())
                    .setTime("createdTime", ended)
                    .record();
        }
        if (dice.chance(0.35)) {
            chat(meeting, plan, ended + 60_000L * dice.between(2, 60));
        }
    }

    private static void chat(Case meeting, Plan plan, long time) {
        Draft message = meeting.event("im.message.sent", plan.host(), time);
        message.object(meeting.id() + "-" + time % 100_000)
                .set("channel", "chat")
                .set("conversationId", "g-meeting-" + meeting.id())
                .set("conversationKind", "group")
                .set("meetingId", meeting.id())
                .audience(plan.invited())
                .record();
    }

    private static Draft about(String type, Case meeting, Member actor, long time) {
        return meeting.event(type, actor, time).object(meeting.id()).set("meetingId", meeting.id());
    }

    private static Draft calendar(String type, Case meeting, Member actor, long time) {
        return meeting.event(type, actor, time).object("cal-" + meeting.id()).set("meetingId", meeting.id());
    }
}

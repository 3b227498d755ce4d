package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import java.time.DayOfWeek;
import java.util.List;

/** What is said to many: DING notices of managers to their people, and announcements to a discipline or to everybody. */
final class Broadcasts implements Domain {

    private static final int LARGEST_DING = 40;
    private static final int ANNOUNCEMENTS = 1;

    private final World world;

    Broadcasts(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "b";
    }

    @Override
    public int span() {
        return 4;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        for (Member head : world.circles().heads()) {
            List<Member> people = world.circles().section(head, day.number(), LARGEST_DING);
            if (world.zeal(head, day) > 0 && people.size() > 1) {
                Case ding = recorder.open(day, head, 0);
                if (ding.dice().chance(0.09)) {
                    ding(
                            day,
                            ding,
                            head,
                            ding.dice().chance(0.6) ? world.circles().team(head, day.number()) : people);
                }
            }
        }
        announce(day, recorder);
    }

    private void ding(Day day, Case ding, Member sender, List<Member> people) {
        Dice dice = ding.dice();
        long time = world.clockwork().moment(dice, sender, day);
        ding.event("im.ding.sent", sender, time)
                .object(ding.id())
                .set("channel", "ding")
                .audience(people)
                .record();
        for (Member reader : people) {
            long read = time + (long) (1_000 * dice.logNormal(1_500, 1.7));
            boolean reads = dice.chance(0.93);
            boolean confirms = dice.chance(0.72);
            if (reader.index() != sender.index() && reads) {
                answer("im.ding.read", ding, reader, time, read);
                if (confirms) {
                    answer("im.ding.confirmed", ding, reader, time, read + 1_000L * dice.between(2, 90));
                }
            }
        }
    }

    private static void answer(String type, Case ding, Member reader, long sent, long time) {
        ding.event(type, reader, time)
                .object(ding.id())
                .set("channel", "ding")
                .setTime("createdTime", sent)
                .record();
    }

    /** On Tuesdays to everybody, on other working days to one discipline now and then. */
    private void announce(Day day, Recorder recorder) {
        List<Member> authors = world.circles().heads().stream()
                .filter(head -> head.rank() <= 3
                        && (head.discipline() == Discipline.PEOPLE || head.discipline() == Discipline.MANAGEMENT))
                .toList();
        if (authors.isEmpty()) {
            return;
        }
        Case notice = recorder.open(day, authors.get(0), ANNOUNCEMENTS);
        Dice dice = notice.dice();
        Member author = dice.pick(authors);
        boolean all = day.is(DayOfWeek.TUESDAY);
        Discipline discipline = dice.pick(world.people()).discipline();
        if (all || dice.chance(0.35)) {
            List<Member> audience = world.people().stream()
                    .filter(member -> member.employed(day.number()) && (all || member.discipline() == discipline))
                    .toList();
            long time = world.clockwork().at(day.number(), 10 * 3600) + dice.below(3_600_000);
            notice.event("notice.published", author, time)
                    .object(notice.id())
                    .set("channel", "notice")
                    .set("audienceSize", audience.size())
                    .record();
            for (Member reader : audience) {
                double interest = dice.unit();
                long read = world.clockwork().afterWork(reader, time, dice.logNormal(9_000, 1.2));
                if (interest < 0.42 && read != Clockwork.NEVER) {
                    notice.event("notice.read", reader, read)
                            .object(notice.id())
                            .setTime("createdTime", time)
                            .set("channel", "notice")
                            .record();
                }
            }
        }
    }
}

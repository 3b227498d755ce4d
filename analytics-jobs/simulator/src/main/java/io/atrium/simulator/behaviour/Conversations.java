package io.atrium.simulator.behaviour;

import io.atrium.contract.ActorKind;
import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** Chat, mail and posts: threads that somebody begins, and what others answer, read, like or take back. */
final class Conversations implements Domain {

    private static final int LARGEST_SECTION = 28;
    private static final List<String> REACTIONS = List.of("ok", "thumbs-up", "heart", "laugh", "done");

    private final World world;

    Conversations(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "m";
    }

    @Override
    public int span() {
        return 1;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            int threads = world.times("threads", member, day, world.habits().threads());
            for (int i = 0; i < threads; i++) {
                thread(day, recorder.open(day, member, i), member);
            }
        }
        remind(day, recorder);
    }

    /** Robots write to teams in the morning. */
    private void remind(Day day, Recorder recorder) {
        if (!day.working()) {
            return;
        }
        Member bot = world.organization().machine(ActorKind.BOT);
        for (Member head : world.circles().heads()) {
            List<Member> team = world.circles().team(head, day.number());
            if (head.rank() != 5 || team.size() < 2) {
                continue;
            }
            Case reminder = recorder.open(day, bot.index(), head.index());
            reminder.event(
                            "im.message.sent",
                            bot,
                            world.clockwork().at(day.number(), 9 * 3600)
                                    + reminder.dice().below(600_000))
                    .object(reminder.id())
                    .set("channel", "chat")
                    .set("conversationId", "g-team-" + head.departmentOn(day.number()))
                    .set("conversationKind", "group")
                    .audience(team)
                    .record();
        }
    }

    private void thread(Day day, Case thread, Member author) {
        Dice dice = thread.dice();
        Place place = place(day, dice, author);
        if (place.members().size() < 2 && !place.channel().equals("post")) {
            return;
        }
        long time = world.clockwork().moment(dice, author, day);
        int mentions = place.group() && dice.chance(0.22) ? 1 + dice.below(2) : 0;
        String first = thread.id();
        send(thread, place, author, time, first, "", mentions);
        reactions(thread, place, author, time, first);
        answers(thread, place, author, time, first, mentions);
    }

    /** Where a conversation happens. */
    private record Place(
            String channel, String id, boolean group, List<Member> members, String workspace, boolean external) {}

    private Place place(Day day, Dice dice, Member author) {
        int number = day.number();
        double kind = dice.unit();
        List<Projects.Project> projects = world.projects().of(author, number);
        if (kind < 0.11 && !projects.isEmpty()) {
            Projects.Project project = dice.pick(projects);
            boolean post = dice.chance(0.08) && project.shared();
            return new Place(
                    post ? "post" : "chat",
                    project.group(),
                    true,
                    project.members(),
                    project.workspace(),
                    project.external() && dice.chance(0.3));
        }
        if (kind < 0.135) {
            List<Member> section = world.circles().section(author, number, LARGEST_SECTION);
            int parent = world.organization()
                    .departments()
                    .get(author.departmentOn(number))
                    .parent();
            return new Place("chat", "g-section-" + parent, true, section, "", false);
        }
        if (kind < 0.43) {
            int team = author.departmentOn(number);
            return new Place(
                    "chat", "g-team-" + team, true, world.circles().team(author, number), teamSpace(team), false);
        }
        if (kind < 0.51) {
            Member second = world.circles().contact(author, dice, number);
            Member third = world.circles().contact(author, dice, number);
            List<Member> people =
                    List.of(author, second, third).stream().distinct().toList();
            return new Place(
                    "mail", direct(author, second) + "-mail", people.size() > 2, people, "", dice.chance(0.18));
        }
        Member other = world.circles().contact(author, dice, number);
        List<Member> both = List.of(author, other).stream().distinct().toList();
        return new Place("chat", direct(author, other), false, both, "", dice.chance(0.015));
    }

    /** Every second team has a shared space. */
    static String teamSpace(int team) {
        return team % 2 == 0 ? "ws-team-" + team : "";
    }

    private static String direct(Member one, Member other) {
        return "d-" + Math.min(one.index(), other.index()) + "-" + Math.max(one.index(), other.index());
    }

    private void send(Case thread, Place place, Member author, long time, String id, String replyTo, int mentions) {
        Dice dice = thread.dice();
        Draft message = thread.event("im.message.sent", author, time)
                .object(id)
                .set("channel", place.channel())
                .set("conversationId", place.id())
                .set("conversationKind", place.group() ? "group" : "direct")
                .set("replyTo", replyTo)
                .set("workspaceId", place.workspace())
                .audience(place.members());
        int links = dice.chance(0.09) ? 1 : 0;
        int attachments = dice.chance(place.channel().equals("mail") ? 0.2 : 0.06) ? 1 + dice.below(2) : 0;
        if (mentions > 0) {
            message.set("mentionCount", mentions);
        }
        if (links > 0) {
            message.set("linkCount", links);
        }
        if (attachments > 0) {
            message.set("attachmentCount", attachments);
        }
        if (place.external()) {
            message.set("external", true);
        }
        message.record();
        read(thread, place, author, time, id);
    }

    /** Who reads is reported for some of the readers only, as clients do that save traffic. */
    private void read(Case thread, Place place, Member author, long time, String id) {
        Dice dice = thread.dice();
        int reported = place.group() ? dice.between(0, 2) : dice.chance(0.75) ? 1 : 0;
        for (Member reader : Circles.some(place.members(), reported, dice)) {
            long delay = (long) (1_000 * dice.logNormal(240, 1.4));
            if (reader.index() != author.index()) {
                about("im.message.read", thread, place, reader, time + delay, id)
                        .setTime("createdTime", time)
                        .set("workspaceId", place.workspace())
                        .record();
            }
        }
    }

    private void reactions(Case thread, Place place, Member author, long time, String id) {
        Dice dice = thread.dice();
        if (dice.chance(place.group() ? 0.16 : 0.05)) {
            Member fan = dice.pick(place.members());
            if (fan.index() != author.index()) {
                about("im.message.reacted", thread, place, fan, time + (long) (1_000 * dice.logNormal(500, 1.2)), id)
                        .to(author)
                        .set("reaction", dice.pick(REACTIONS))
                        .setTime("createdTime", time)
                        .record();
            }
        }
        if (dice.chance(0.012)) {
            about("im.message.recalled", thread, place, author, time + 1_000L * dice.between(5, 110), id)
                    .setTime("createdTime", time)
                    .record();
        }
    }

    /** An @ makes an answer likelier and quicker; replies come after a log-normal time of work. */
    private void answers(Case thread, Place place, Member author, long time, String first, int mentions) {
        Dice dice = thread.dice();
        double goesOn = place.group() ? 0.38 + (mentions > 0 ? 0.3 : 0) : 0.6;
        double median = place.channel().equals("mail") ? 5_400 : place.group() ? 660 : 210;
        Member last = author;
        long now = time;
        for (int turn = 1; turn <= 7 && dice.chance(goesOn); turn++) {
            Member next =
                    place.group() || last.index() != author.index() ? dice.pick(place.members()) : other(place, author);
            if (next.index() == last.index()) {
                next = other(place, last);
            }
            now = world.clockwork().afterWork(next, now, dice.logNormal(mentions > 0 ? median / 2 : median, 1.25));
            if (now == Clockwork.NEVER) {
                return;
            }
            send(thread, place, next, now, first + "." + turn, first, 0);
            last = next;
            goesOn = place.group() ? 0.45 : 0.55;
        }
    }

    private static Member other(Place place, Member than) {
        return place.members().stream()
                .filter(member -> member.index() != than.index())
                .findFirst()
                .orElse(than);
    }

    private static Draft about(String type, Case thread, Place place, Member actor, long time, String id) {
        return thread.event(type, actor, time)
                .object(id)
                .set("channel", place.channel())
                .set("conversationId", place.id())
                .set("conversationKind", place.group() ? "group" : "direct");
    }
}

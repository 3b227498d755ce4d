package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** Accounts and the use of the clients: activation, sessions with heartbeats, pages, functions, searches. */
final class Sessions implements Domain {

    private static final int HEARTBEAT = 30 * 60;
    private static final List<String> PAGES = List.of(
            "/home",
            "/messages",
            "/messages",
            "/calendar",
            "/documents",
            "/workbench",
            "/contacts",
            "/approvals",
            "/tasks",
            "/meetings");
    private static final List<String> ACTIONS = List.of(
            "assistant.asked",
            "assistant.summarized",
            "assistant.drafted",
            "message.translated",
            "message.pinned",
            "file.previewed",
            "contact.called");
    private static final List<String> QUERIES = List.of("all", "people", "messages", "documents", "apps", "notices");
    private static final List<String> CHANNELS = List.of("chat", "ding", "mail", "post");

    private final World world;

    Sessions(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "s";
    }

    @Override
    public int span() {
        return 1;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            if (member.adopted() == day.number()) {
                activate(day, recorder.open(day, member, 0), member);
            }
            if (world.zeal(member, day) > 0) {
                int sessions = (day.working() ? 1 : 0)
                        + world.times("sessions", member, day, 0.55 / Math.sqrt(Math.max(0.2, member.activity())));
                for (int i = 0; i < sessions; i++) {
                    session(day, recorder.open(day, member, i + 1), member);
                }
            }
        }
    }

    private void activate(Day day, Case account, Member member) {
        long time =
                world.clockwork().at(day.number(), 8 * 3600) + account.dice().below(3_600_000);
        account.event("account.activated", member, time).object(member.user()).record();
        for (String channel : CHANNELS) {
            boolean has = !channel.equals("mail") || account.dice().chance(0.8);
            account.event(has ? "account.feature.enabled" : "account.feature.disabled", member, time + 1_000)
                    .byServer()
                    .set("feature", channel)
                    .record();
        }
    }

    private void session(Day day, Case session, Member member) {
        Dice dice = session.dice();
        long start = world.clockwork().moment(dice, member, day);
        int length = (int) Math.max(40, Math.min(4 * 3600, dice.logNormal(day.working() ? 2_400 : 400, 0.9)));
        double use = 0.4 + 0.55 * dice.unit();
        act("app.session.started", session, member, start);
        int reported = 0;
        while (reported + HEARTBEAT < length) {
            reported += HEARTBEAT;
            session.event("app.session.heartbeat", member, start + reported * 1_000L)
                    .in(session.id())
                    .set("durationSeconds", (int) (HEARTBEAT * use))
                    .record();
        }
        session.event("app.session.ended", member, start + length * 1_000L)
                .in(session.id())
                .set("durationSeconds", (int) ((length - reported) * use))
                .record();
        inside(session, member, start, length);
    }

    private void inside(Case session, Member member, long start, int length) {
        Dice dice = session.dice();
        for (int pages = dice.poisson(0.8); pages > 0; pages--) {
            act("app.page.viewed", session, member, within(dice, start, length), "page", dice.pick(PAGES));
        }
        if (dice.chance(0.12)) {
            act("app.action.performed", session, member, within(dice, start, length), "action", dice.pick(ACTIONS));
        }
        if (dice.chance(0.14)) {
            session.event("search.performed", member, within(dice, start, length))
                    .in(session.id())
                    .set("queryKind", dice.pick(QUERIES))
                    .set("resultCount", dice.below(40))
                    .record();
        }
    }

    private static long within(Dice dice, long start, int length) {
        return start + (long) (dice.unit() * length * 1_000);
    }

    private static void act(String type, Case session, Member member, long time) {
        session.event(type, member, time).in(session.id()).record();
    }

    private static void act(String type, Case session, Member member, long time, String field, String value) {
        session.event(type, member, time).in(session.id()).set(field, value).record();
    }
}

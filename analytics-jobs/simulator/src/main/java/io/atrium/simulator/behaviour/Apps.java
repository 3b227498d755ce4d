package io.atrium.simulator.behaviour;

import io.atrium.contract.ActorKind;
import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import java.util.List;

/** The workbench: apps that are installed, opened and removed, forms and apps that colleagues built, and connectors that run by themselves. */
final class Apps implements Domain {

    private static final List<String> CATALOGUE = List.of(
            "app-attendance",
            "app-approval",
            "app-expense",
            "app-crm",
            "app-wiki",
            "app-training",
            "app-survey",
            "app-assets",
            "app-visitors",
            "app-travel",
            "app-payslip",
            "app-helpdesk",
            "app-okr",
            "app-recruiting");
    private static final List<String> OWN =
            List.of("own-patrol", "own-tooling", "own-canteen", "own-inventory", "own-badges", "own-safety");
    private static final List<String> CONNECTORS =
            List.of("erp-orders", "crm-contacts", "hr-master", "mes-orders", "mail-archive");
    private static final int CONNECTOR_RUNS = 12;

    private final World world;

    Apps(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "p";
    }

    @Override
    public int span() {
        return 0;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        install(day, recorder);
        connectors(day, recorder);
        for (Member member : world.people()) {
            int opened = world.times("apps", member, day, 0.32);
            for (int i = 0; i < opened; i++) {
                open(day, recorder.open(day, member, i), member);
            }
            if (world.times("forms", member, day, 0.11) > 0) {
                submit(day, recorder.open(day, member, 500), member);
            }
            boolean builds = member.index() % 37 == 0 || member.discipline() == Discipline.TECHNOLOGY;
            if (builds && world.times("builds", member, day, 0.03) > 0) {
                build(day, recorder.open(day, member, 600), member);
            }
        }
    }

    /** Most apps are there from the first day; some come, some go. */
    private void install(Day day, Recorder recorder) {
        Member keeper = world.people().stream()
                .filter(member -> member.discipline() == Discipline.TECHNOLOGY && member.rank() > 0)
                .findFirst()
                .orElse(world.people().get(0));
        for (int i = 0; i < CATALOGUE.size(); i++) {
            Case app = recorder.open(day, keeper, 700 + i);
            boolean comes = installedOn(i) == day.sinceOrigin();
            boolean goes = i % 7 == 6 && day.sinceOrigin() == 60 + i;
            if (comes || goes) {
                app.event(
                                comes ? "app.installed" : "app.removed",
                                keeper,
                                world.clockwork().at(day.number(), 36_000 + i * 60))
                        .object(CATALOGUE.get(i))
                        .set("appId", CATALOGUE.get(i))
                        .record();
            }
        }
    }

    private static int installedOn(int app) {
        return app < 9 ? 0 : 12 * (app - 8);
    }

    private void open(Day day, Case visit, Member member) {
        Dice dice = visit.dice();
        int app = (int) (CATALOGUE.size() * StrictMath.pow(dice.unit(), 1.7));
        long time = world.clockwork().moment(dice, member, day);
        if (installedOn(app) < day.sinceOrigin() || app < 9) {
            visit.event("app.opened", member, time)
                    .object(CATALOGUE.get(app))
                    .set("appId", CATALOGUE.get(app))
                    .record();
        }
    }

    private void submit(Day day, Case form, Member member) {
        Dice dice = form.dice();
        int number = dice.below(18);
        form.event("form.submitted", member, world.clockwork().moment(dice, member, day))
                .object(form.id())
                .set("formId", "form-" + number)
                .set("appId", OWN.get(number % OWN.size()))
                .set("durationSeconds", (int) Math.min(3_600, dice.logNormal(95, 0.8)))
                .record();
    }

    private void build(Day day, Case built, Member member) {
        Dice dice = built.dice();
        long time = world.clockwork().moment(dice, member, day);
        String app = dice.pick(OWN);
        if (dice.chance(0.35)) {
            built.event("app.published", member, time)
                    .object(app)
                    .set("appId", app)
                    .record();
        }
        String form = "form-" + dice.below(18);
        built.event("form.published", member, time + 60_000)
                .object(form)
                .set("formId", form)
                .set("appId", app)
                .record();
    }

    private void connectors(Day day, Recorder recorder) {
        Member service = world.organization().machine(ActorKind.SERVICE);
        for (int run = 0; run < CONNECTOR_RUNS * CONNECTORS.size(); run++) {
            String connector = CONNECTORS.get(run % CONNECTORS.size());
            Case one = recorder.open(day, service, run);
            boolean fails = one.dice().chance(run % CONNECTORS.size() == 3 ? 0.14 : 0.02);
            long time = world.clockwork()
                    .at(
                            day.number(),
                            86_400 / (CONNECTOR_RUNS * CONNECTORS.size()) * run
                                    + one.dice().below(900));
            one.event("connector.run.completed", service, time)
                    .object(one.id())
                    .set("connectorId", connector)
                    .set("result", fails ? "failed" : "succeeded")
                    .set("failureCode", fails ? one.dice().pick(List.of("timeout", "unauthorized", "bad-record")) : "")
                    .set("durationSeconds", (int) Math.min(600, one.dice().logNormal(12, 0.9)))
                    .set("scheduled", true)
                    .set("system", connector.replaceAll("-.*", "").toUpperCase(java.util.Locale.ROOT))
                    .record();
        }
    }
}

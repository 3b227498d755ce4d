package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Dice;
import io.atrium.simulator.organization.Discipline;
import io.atrium.simulator.organization.Member;
import java.util.List;
import java.util.Map;

/** Records of business systems that move from stage to stage: opportunities, production orders, invoices, citizens' applications. */
final class Records implements Domain {

    private record Flow(
            String system,
            String entity,
            List<String> stages,
            String lost,
            double loses,
            double medianHours,
            double amount) {}

    private static final Map<Discipline, Flow> FLOWS = Map.of(
            Discipline.SALES,
                    new Flow(
                            "CRM",
                            "opportunity",
                            List.of("lead", "qualified", "proposal", "negotiation", "won"),
                            "lost",
                            0.22,
                            14,
                            86_000),
            Discipline.PRODUCTION,
                    new Flow(
                            "MES",
                            "production-order",
                            List.of("planned", "released", "producing", "inspected", "delivered"),
                            "scrapped",
                            0.01,
                            7,
                            24_000),
            Discipline.FINANCE,
                    new Flow("ERP", "invoice", List.of("issued", "approved", "paid"), "cancelled", 0.03, 16, 12_500),
            Discipline.COUNTER,
                    new Flow(
                            "eGov",
                            "application",
                            List.of("received", "accepted", "reviewed", "decided", "delivered"),
                            "refused",
                            0.05,
                            6,
                            0),
            Discipline.PERMITS,
                    new Flow(
                            "eGov",
                            "permit",
                            List.of("received", "checked", "approved", "issued"),
                            "refused",
                            0.06,
                            11,
                            180));

    private final World world;

    Records(World world) {
        this.world = world;
    }

    @Override
    public String key() {
        return "x";
    }

    @Override
    public int span() {
        return 24;
    }

    @Override
    public void begin(Day day, Recorder recorder) {
        for (Member member : world.people()) {
            Flow flow = FLOWS.get(member.discipline());
            if (flow == null) {
                continue;
            }
            double mean =
                    world.habits().records() / Math.max(0.6, member.discipline().talk());
            int records = world.times("records", member, day, mean);
            for (int i = 0; i < records; i++) {
                record(day, recorder.open(day, member, i), member, flow);
            }
        }
    }

    private void record(Day day, Case record, Member owner, Flow flow) {
        Dice dice = record.dice();
        long created = world.clockwork().moment(dice, owner, day);
        long due = world.clockwork().deadline(owner, created, 3 + dice.below(10));
        String amount =
                flow.amount() == 0 ? "" : "%d.00".formatted(Math.max(1, (long) dice.logNormal(flow.amount(), 0.9)));
        String previous = "";
        long now = created;
        for (String stage : flow.stages()) {
            boolean lost = !previous.isEmpty() && dice.chance(flow.loses());
            tell(record, owner, flow, now, lost ? flow.lost() : stage, previous)
                    .set("amount", amount)
                    .set(
                            "currency",
                            amount.isEmpty()
                                    ? ""
                                    : world.organization().profile().currency())
                    .setTime("createdTime", created)
                    .setTime("dueTime", due)
                    .record();
            previous = stage;
            now = world.clockwork().afterWork(owner, now, dice.logNormal(flow.medianHours() * 3_600, 0.8));
            if (lost || now == Clockwork.NEVER) {
                return;
            }
        }
    }

    private static Draft tell(Case record, Member owner, Flow flow, long time, String stage, String previous) {
        return record.event("business.record.changed", owner, time)
                .object(flow.entity() + "-" + record.id())
                .set("system", flow.system())
                .set("entity", flow.entity())
                .set("processId", flow.entity())
                .set("instanceId", flow.entity() + "-" + record.id())
                .set("activity", stage)
                .set("stage", stage)
                .set("previousStage", previous);
    }
}

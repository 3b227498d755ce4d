package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Output;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A plan for people and for programs. */
final class PlanOutput {

    private PlanOutput() {}

    static void text(Plan plan, PrintWriter out) {
        out.println("To " + plan.run().title() + " (" + plan.run().target() + "):");
        Optional<Step> point = plan.pointOfNoReturn();
        int number = 0;
        for (Step step : plan.steps()) {
            if (point.isPresent() && point.orElseThrow().equals(step)) {
                out.println("  ---- point of no return: what follows is not taken back by itself");
            }
            text(++number, step.description(), out);
        }
        out.println();
        out.println("Together about " + Estimate.time(Duration.ofSeconds(plan.time())) + " and "
                + Estimate.size(plan.space())
                + (plan.outage() == 0
                        ? ". "
                        : "; services are away for about " + Estimate.time(Duration.ofSeconds(plan.outage())) + ". ")
                + point.map(step -> "A failure before “" + step.id() + "” takes everything back.")
                        .orElse("There is no point of no return: a failure takes everything back."));
        out.flush();
    }

    /** What the site file says and the plan does not do. */
    static void notes(List<String> notes, PrintWriter out) {
        notes.forEach(note -> out.println("To know: " + note));
        out.flush();
    }

    private static void text(int number, Description step, PrintWriter out) {
        out.printf("%3d  %-10s %s%n", number, step.id(), step.change());
        detail(out, "on", String.join(", ", step.hosts()));
        detail(out, "time", amount(step.time()));
        if (step.space().value() > 0) {
            detail(out, "space", amount(step.space()));
        }
        if (step.services() != Services.UNTOUCHED) {
            detail(out, "services", step.services().text());
        }
        detail(out, "back", step.reversal().text());
    }

    private static void detail(PrintWriter out, String name, String text) {
        out.printf("                  %-9s %s%n", name, text);
    }

    private static String amount(Estimate estimate) {
        return estimate.text() + (estimate.arithmetic().isEmpty() ? "" : " (" + estimate.arithmetic() + ")");
    }

    /** The plan as JSON; the words of the enumerations do not change. */
    static ObjectNode json(Plan plan) {
        ObjectNode root = new JsonMapper().createObjectNode();
        Run run = plan.run();
        root.put("operation", run.operation().id()).put("target", run.target());
        root.put("from", run.from() == null ? null : run.before().folder());
        root.put("to", run.to() == null ? null : run.after().folder());
        root.put("seconds", plan.time()).put("bytes", plan.space()).put("outageSeconds", plan.outage());
        root.put("pointOfNoReturn", plan.pointOfNoReturn().map(Step::id).orElse(null));
        root.putArray("steps");
        for (Step step : plan.steps()) {
            root.withArray("steps").add(json(step.description(), plan.isFinal(step)));
        }
        return root;
    }

    private static ObjectNode json(Description step, boolean isFinal) {
        ObjectNode node = new JsonMapper().createObjectNode();
        node.put("id", step.id()).put("change", step.change());
        node.putArray("hosts");
        step.hosts().forEach(host -> node.withArray("hosts").add(host));
        node.putObject("time")
                .put("seconds", step.time().value())
                .put("arithmetic", step.time().arithmetic());
        node.putObject("space")
                .put("bytes", step.space().value())
                .put("arithmetic", step.space().arithmetic());
        node.put("services", step.services().name());
        node.put("afterPointOfNoReturn", isFinal);
        node.put("undo", step.reversal().text());
        return node;
    }

    static void json(ObjectNode node, PrintWriter out) {
        new Output(out, Output.Form.JSON).json(node);
    }
}

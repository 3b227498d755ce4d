package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium plan}. */
@Command(
        name = "plan",
        description =
                "Shows what install or upgrade would do with a bundle, step by step, with time, space, stops and the point"
                        + " of no return. Changes nothing.")
public final class PlanCommand extends InstallVerb {

    @Mixin
    private BundleOptions options = new BundleOptions();

    @Option(names = "--output", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private Form form = Form.TEXT;

    /** What a plan looks like. */
    enum Form {
        TEXT,
        JSON
    }

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        try (OpenBundle bundle = options.open(where)) {
            Planner.Decision decision = planner(where).forBundle(bundle);
            if (decision instanceof Planner.Decision.Begin begin) {
                show(begin.plan(), "begin", where, out);
            } else if (decision instanceof Planner.Decision.GoOn goOn) {
                show(goOn.plan(), goOn.recorded().isUndoing() ? "undo" : "resume", where, out);
                if (form == Form.TEXT) {
                    out.println(goOn.recorded().endedSteps() + " of its steps were done by run "
                            + goOn.plan().run().id() + ", which was cut off.");
                }
            } else if (decision instanceof Planner.Decision.Nothing nothing) {
                if (form == Form.JSON) {
                    ObjectNode root = new JsonMapper().createObjectNode();
                    root.put("action", "nothing").put("why", nothing.why()).putArray("steps");
                    PlanOutput.json(root, out);
                } else {
                    out.println(nothing.why());
                }
            }
        }
        out.flush();
        return 0;
    }

    private void show(Plan plan, String action, Target where, PrintWriter out) {
        if (form == Form.JSON) {
            ObjectNode root = PlanOutput.json(plan).put("action", action);
            root.putArray("notes");
            where.notes().forEach(note -> root.withArray("notes").add(note));
            PlanOutput.json(root, out);
        } else {
            PlanOutput.text(plan, out);
            PlanOutput.notes(where.notes(), out);
        }
    }
}

package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.bundle.BundleFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atrium installation status}. */
@Command(
        name = "status",
        description =
                "Shows what is installed, whether it runs where that can be asked from here, and what was done to it. Exit code 65 when nothing is installed, 63"
                        + " when a run has not been finished.")
final class StatusCommand extends InstallVerb {

    @Option(names = "--output", defaultValue = "TEXT", description = "${COMPLETION-CANDIDATES} (default: text)")
    private PlanCommand.Form form = PlanCommand.Form.TEXT;

    @Override
    protected int run(Target where, PrintWriter out)
            throws IOException, BundleFailure, InstallFailure, InterruptedException {
        Optional<ReleaseId> installed = where.installed();
        Optional<Boolean> runs = where.isAsked() ? Optional.of(where.runs()) : Optional.empty();
        List<Recorded> runsDone = journal(where).runs();
        if (form == PlanCommand.Form.JSON) {
            json(installed, runs, runsDone, out);
        } else {
            out.println(installed.map(id -> "Installed: " + id + state(runs)).orElse("Nothing is installed here."));
            runsDone.forEach(run ->
                    out.println("  " + run.run().begun() + "  " + run.run().title() + ": " + ending(run)));
        }
        out.flush();
        if (!runsDone.isEmpty() && runsDone.get(runsDone.size() - 1).isOpen()) {
            return InstallFailure.Reason.UNFINISHED.exitCode();
        }
        return installed.isEmpty() ? InstallFailure.Reason.NOT_THERE.exitCode() : 0;
    }

    private static String state(Optional<Boolean> runs) {
        return runs.map(up -> up ? ", and it runs." : ", and it does not run.")
                .orElse(". Whether it runs is asked on the hosts: systemctl status 'atrium-*'.");
    }

    private static void json(
            Optional<ReleaseId> installed, Optional<Boolean> runs, List<Recorded> all, PrintWriter out) {
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("installed", installed.map(ReleaseId::folder).orElse(null));
        root.put("running", runs.orElse(null));
        root.putArray("runs");
        for (Recorded one : all) {
            root.withArray("runs")
                    .addObject()
                    .put("id", one.run().id())
                    .put("begun", one.run().begun().toString())
                    .put("last", one.last())
                    .put("operation", one.run().operation().id())
                    .put("state", state(one));
        }
        PlanOutput.json(root, out);
    }

    private static String state(Recorded run) {
        return run.isOpen() ? "unfinished" : run.isUndoing() ? "rolled-back" : "finished";
    }

    private static String ending(Recorded run) {
        String failure = run.failure().isEmpty() ? "" : " (" + run.failure() + ")";
        return switch (state(run)) {
            case "unfinished" -> "not finished, " + run.endedSteps() + " steps done" + failure;
            case "rolled-back" -> "taken back" + failure;
            default -> "done";
        };
    }
}

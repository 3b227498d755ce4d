package io.atrium.installer.bundle;

import io.atrium.installer.api.Output;
import io.atrium.installer.api.Output.Form;
import io.atrium.installer.bundle.Manifest.Input;
import io.atrium.installer.bundle.Manifest.Missing;
import io.atrium.installer.process.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium bundle plan}. */
@Command(
        name = "plan",
        description =
                "Lists every input of the bundle that would be built now: name, version, where it comes from, size,"
                        + " SHA-256, licence, architecture; and what will be missing.")
final class PlanCommand extends BundleVerb {

    @Mixin
    private InputOptions options = new InputOptions();

    @Option(names = "--output", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Form form = Form.TABLE;

    /** What is printed as JSON. */
    private record Plan(
            String version,
            String commit,
            Instant date,
            String architecture,
            String clickHouse,
            List<Missing> missing,
            List<Input> inputs) {}

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure, InterruptedException {
        Path work = options.work();
        Revision revision = Revision.of(options.checkout(), work, new Processes());
        Sboms sboms = new Sboms();
        Recipe recipe = PartCatalogue.recipe(options.inputs(), sboms, work, options.architecture(), revision);
        InputLister lister = new InputLister(sboms);
        List<Input> inputs = new ArrayList<>();
        for (PartSource part : recipe.parts()) {
            PartWriter.Written written =
                    new PartWriter(revision.date()).pretend(part.tree().entries());
            inputs.addAll(lister.list(part, written.files()));
        }
        Plan plan = new Plan(
                recipe.version(),
                revision.commit(),
                revision.date(),
                recipe.architecture(),
                recipe.clickHouse(),
                recipe.missing(),
                inputs);
        if (form == Form.JSON) {
            out.print(new String(ManifestJson.write(plan), StandardCharsets.UTF_8));
        } else {
            print(plan, out);
        }
        out.flush();
        return 0;
    }

    private static void print(Plan plan, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PART", "NAME", "VERSION", "SIZE", "SHA-256", "LICENCE", "ARCH", "FROM"));
        for (Input input : plan.inputs()) {
            rows.add(List.of(
                    input.part(),
                    input.name(),
                    input.version(),
                    Amount.bytes(input.size()),
                    input.sha256().substring(0, 12),
                    input.licence(),
                    input.architecture(),
                    input.coordinate()));
        }
        new Output(out, Form.TABLE).table(rows);
        long size = plan.inputs().stream().mapToLong(Input::size).sum();
        out.println();
        out.println(plan.inputs().size() + " inputs, " + Amount.bytes(size) + ", of commit " + plan.commit() + " for "
                + plan.architecture() + ".");
        out.println("ClickHouse: " + plan.clickHouse() + ".");
        plan.missing().forEach(missing -> out.println("Missing: " + missing.name() + ", " + missing.why() + "."));
    }
}

package io.atrium.installer.site;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrium site check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a site file and says everything that is wrong in it, with a remedy. Asks no network.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:good",
            "1:the file cannot be read",
            "2:wrong options, or there is no such file",
            "50:something is wrong in the file"
        })
final class SiteCheckCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "<file>", defaultValue = "site.yaml", description = "default: site.yaml")
    private Path file = Path.of("site.yaml");

    @Option(names = "--output", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Output.Form form = Output.Form.TABLE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Installation site = SiteFile.read(file);
            print(out, List.of(), "Good: " + site.name() + ", " + where(site) + ", " + site.publicUrl() + ".");
            return 0;
        } catch (SiteFailure e) {
            print(out, e.problems(), file + ": " + e.problems().size() + " to mend.");
            return SiteFailure.EXIT_CODE;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("There is no file " + file + ": atrium site init writes one.", e);
        }
    }

    private static String where(Installation site) {
        return switch (site.target()) {
            case HOST -> "this machine alone";
            case HOSTS -> "hosts: " + site.hosts().size();
            case KUBERNETES -> "kubernetes";
        };
    }

    private void print(PrintWriter out, List<Problem> problems, String verdict) {
        if (form == Output.Form.JSON) {
            ObjectNode root = new JsonMapper().createObjectNode();
            root.put("good", problems.isEmpty()).putArray("problems");
            problems.forEach(problem -> root.withArray("problems")
                    .addObject()
                    .put("path", problem.path())
                    .put("wrong", problem.wrong())
                    .put("remedy", problem.remedy()));
            new Output(out, form).json(root);
            return;
        }
        for (Problem problem : problems) {
            out.println((problem.path().isEmpty() ? file.toString() : problem.path()) + ": " + problem.wrong() + ".");
            out.println("    " + problem.remedy());
        }
        out.println(verdict);
        out.flush();
    }
}

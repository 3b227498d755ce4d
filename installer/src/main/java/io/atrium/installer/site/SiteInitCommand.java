package io.atrium.installer.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrium site init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Writes a site file. At a terminal it asks what is needed; with --profile, or where nobody can be asked, it writes a commented"
                        + " example. It never overwrites a file.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the file cannot be written", "2:wrong options, or the file is there already"})
final class SiteInitCommand implements Callable<Integer> {

    @Option(names = "--profile", description = "an example for ${COMPLETION-CANDIDATES} (default, asking nobody: S)")
    private @Nullable Profile profile;

    @Option(names = "--trial", description = "an example for this machine alone")
    private boolean trial;

    @Option(names = "--guided", description = "ask, also where answers come from a file or a program")
    private boolean guided;

    @Parameters(arity = "0..1", paramLabel = "<file>", defaultValue = "site.yaml", description = "default: site.yaml")
    private Path file = Path.of("site.yaml");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            boolean example = trial || profile != null || !Guide.isPossible();
            if (guided || !example) {
                Guide.write(file, out);
            } else {
                String text = trial ? SiteExample.trial() : SiteExample.of(profile == null ? Profile.S : profile);
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " is there already: name another file.", e);
        }
        out.println("Written: " + file + ". Edit it, then: atrium site check " + file);
        out.flush();
        return 0;
    }
}

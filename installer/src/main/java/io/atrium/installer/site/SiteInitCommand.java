package io.atrium.installer.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        description = "Writes a commented example. It never overwrites a file.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the file cannot be written", "2:wrong options, or the file is there already"})
final class SiteInitCommand implements Callable<Integer> {

    @Option(names = "--profile", defaultValue = "S", description = "${COMPLETION-CANDIDATES} (default: S)")
    private Profile profile = Profile.S;

    @Option(
            names = "--guided",
            description = "ask for the name, the address, the size, the hosts and the certificate first")
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
            if (guided && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            String text = guided ? interview(out) : SiteExample.of(profile);
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " is there already: name another file.", e);
        }
        out.println("Written: " + file + ". Edit it, then: atrium site check " + file);
        out.flush();
        return 0;
    }

    private static String interview(PrintWriter out) throws IOException {
        return new Interview(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out).run();
    }
}

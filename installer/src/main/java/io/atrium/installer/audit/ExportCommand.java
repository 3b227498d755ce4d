package io.atrium.installer.audit;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code atrium audit export}. */
@Command(
        name = "export",
        description = "Saves records as a file, oldest first. A whole JSONL export can be verified without the server.")
final class ExportCommand extends Verb {
    @Mixin
    private Target target = new Target();

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--format", defaultValue = "JSONL", description = "${COMPLETION-CANDIDATES} (default: jsonl)")
    private Format format = Format.JSONL;

    @Option(names = "--to-file", required = true, description = "where to save it; must not exist")
    private Path file = Path.of("");

    /** What a file is made of. */
    enum Format {
        JSONL,
        CSV
    }

    @Override
    int run(PrintWriter out) throws Failure, InterruptedException {
        if (Files.exists(file)) {
            throw new Failure(Reason.USAGE, "--to-file: " + file + " exists. Name another file.");
        }
        StringJoiner query = new StringJoiner("&", "/export?", "");
        query.add("format=" + format.name().toLowerCase(Locale.ROOT));
        selection.addTo(query);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (InputStream answer = target.connect().stream(query.toString())) {
            Files.copy(answer, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, file);
        } catch (IOException e) {
            throw new Failure(
                    Reason.UNREACHABLE,
                    "The export broke off: " + e.getMessage() + ". What came is in " + part + ".",
                    e);
        }
        out.println("Saved as " + file + ".");
        out.flush();
        return 0;
    }
}

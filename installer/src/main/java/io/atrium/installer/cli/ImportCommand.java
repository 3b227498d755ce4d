package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.component.Site;
import io.atrium.installer.importer.Importer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code atrium import}. */
@Command(
        name = "import",
        description = "Brings a directory or messages of another system in, through the public API.",
        mixinStandardHelpOptions = true)
final class ImportCommand {

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--tenant", required = true, scope = ScopeType.INHERIT, description = "id of the tenant")
    private String tenant = "";

    @Option(
            names = "--server",
            scope = ScopeType.INHERIT,
            description = "the platform's address (default: the stack on this machine)")
    private @Nullable String server;

    @Option(
            names = "--secret-file",
            scope = ScopeType.INHERIT,
            description = "secret of the tenant's client atrium-gateway (default: the one of this installation)")
    private @Nullable Path secretFile;

    @Option(
            names = "--effective-from",
            scope = ScopeType.INHERIT,
            description =
                    "from which day on the directory holds, such as 2024-01-01 (default: the day before the first message, or today)")
    private @Nullable LocalDate effectiveFrom;

    @Option(names = "--dry-run", scope = ScopeType.INHERIT, description = "check everything, change nothing")
    private boolean dryRun;

    @Command(
            name = "directory",
            description = "Imports departments and members.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:imported",
                "1:the server refuses or cannot be reached",
                "2:wrong options",
                "4:the file has errors"
            })
    int directory(@Option(names = "--directory", required = true, description = "CSV file") Path file)
            throws Refusal, IOException, InterruptedException {
        requireFile(file);
        return importer().directory(file, effectiveFrom, mode(false)) ? 0 : 4;
    }

    @Command(
            name = "messages",
            description = "Imports messages as events im.message.sent; goes on where it stopped when it is run again.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {
                "0:every row was accepted",
                "1:the server refuses or cannot be reached; run it again",
                "2:wrong options or columns",
                "4:some rows were rejected, or the directory was refused"
            })
    int messages(
            @Option(names = "--messages", required = true, description = "CSV file, plain or .gz") Path file,
            @Option(names = "--directory", description = "CSV file that is imported first") @Nullable Path directory,
            @Option(
                            names = "--name",
                            defaultValue = "messages",
                            description =
                                    "origin; the same messages under another name count again (default: ${DEFAULT-VALUE})")
                    String name,
            @Option(
                            names = "--batch",
                            defaultValue = "5000",
                            description = "events a request (default: ${DEFAULT-VALUE})")
                    int batch,
            @Option(names = "--restart", description = "from the first row on") boolean restart)
            throws Refusal, IOException, InterruptedException {
        requireFile(file);
        if (directory != null) {
            requireFile(directory);
        }
        if (batch < 1 || batch > 10_000) {
            throw new Refusal(2, "--batch: 1 to 10000, not " + batch + ".");
        }
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new Refusal(2, "--name: small letters, digits and dashes, not \"" + name + "\".");
        }
        return importer().messages(file, directory, effectiveFrom, name, batch, mode(restart)) ? 0 : 4;
    }

    private Importer.Mode mode(boolean restart) {
        if (dryRun) {
            return Importer.Mode.DRY_RUN;
        }
        return restart ? Importer.Mode.RESTART : Importer.Mode.RESUME;
    }

    private Importer importer() throws Refusal {
        PrintWriter out = Main.out(spec);
        Site site = places.site();
        String address = server == null ? ofThisMachine(site) : server.replaceAll("/+$", "");
        Path secret = secretFile == null ? site.home().secrets().resolve("tenant-" + tenant + "-gateway") : secretFile;
        requireFile(secret);
        return new Importer(
                new Importer.Target(address, tenant, secret, site.home().data("import")), out);
    }

    private static String ofThisMachine(Site site) throws Refusal {
        Integer port = site.ports().all().get(Component.SERVER.id());
        if (port == null) {
            throw new Refusal(2, "No stack was started in " + site.home().root() + ": give --server, or run make up.");
        }
        return "http://localhost:" + port;
    }

    private static void requireFile(Path file) throws Refusal {
        if (!Files.isReadable(file)) {
            throw new Refusal(2, file + " cannot be read.");
        }
    }
}

package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.importer.MessagesRun.Begin;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium import messages}. */
@Command(
        name = "messages",
        mixinStandardHelpOptions = true,
        description =
                "Sends messages of another system as events, and before them its directory. Run it again after an abort:"
                        + " it goes on where it stopped. The formats are in platform/docs/import.md.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every row was accepted",
            "1:unexpected",
            "2:wrong options, or no such tenant",
            "3:everything was sent, some rows were rejected",
            "4:a file is missing or cannot be used: nothing of it was sent",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer in time; run it again to go on"
        })
final class MessagesCommand implements Callable<Integer> {

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_IN_FLIGHT = 16;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--directory", description = "CSV of the members, sent first (default: they are there already)")
    private @Nullable Path directory;

    @Option(
            names = "--messages",
            required = true,
            description = "CSV, plain or gzip: sender,recipient,msg_id and ts_unix (seconds) or time (RFC 3339)")
    private Path messages = Path.of("");

    @Option(
            names = "--name",
            description =
                    "name of the source: the events' source is urn:atrium:import:<name> (default: the file's base name)")
    private @Nullable String name;

    @Option(
            names = "--effective-from",
            description = "the day from which the directory holds (default: the day of the earliest message)")
    private @Nullable LocalDate effectiveFrom;

    @Option(
            names = "--batch",
            defaultValue = "5000",
            description = "rows a request, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private int batch = 5_000;

    @Option(
            names = "--in-flight",
            defaultValue = "2",
            description = "requests at the same time, 1 to 16 (default: ${DEFAULT-VALUE})")
    private int inFlight = 2;

    @Option(names = "--dry-run", description = "read both files, let the server check the directory, send nothing")
    private boolean dryRun;

    @Option(
            names = {"--restart", "--again"},
            description = "send every row, also those already sent; harmless, as events count once")
    private boolean restart;

    @Override
    public Integer call() throws InterruptedException {
        return ImportCommands.run(spec, this::run);
    }

    private int run(Narrator narrator) throws Failure, InterruptedException {
        requireRange("--batch", batch, MOST_EVENTS);
        requireRange("--in-flight", inFlight, MOST_IN_FLIGHT);
        MessagesFile.requireFile(messages, "--messages");
        if (directory != null) {
            MessagesFile.requireFile(directory, "--directory");
        }
        MessagesRun.Plan plan = new MessagesRun.Plan(
                messages, directory, SourceName.of(name, messages), effectiveFrom, batch, inFlight);
        MessagesRun run = new MessagesRun(target, plan, narrator, Clock.systemUTC());
        return dryRun ? run.rehearse() : run.run(restart ? Begin.ANEW : Begin.WHERE_IT_STOPPED);
    }

    private static void requireRange(String option, int value, int most) throws Failure {
        if (value < 1 || value > most) {
            throw new Failure(Reason.USAGE, option + ": " + value + " is not between 1 and " + most + ".");
        }
    }
}

package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
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

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private SendingOptions sending = new SendingOptions();

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

    @Override
    public Integer call() throws InterruptedException {
        return ImportCommands.run(spec, this::run);
    }

    private int run(Narrator narrator) throws Failure, InterruptedException {
        sending.requireUsable();
        LogFile.requireFile(messages, "--messages");
        if (directory != null) {
            LogFile.requireFile(directory, "--directory");
        }
        LogRun.Plan plan = new LogRun.Plan(
                messages,
                new MessageColumns.Format(),
                "",
                directory,
                SourceName.of(name, messages),
                effectiveFrom,
                sending.batch(),
                sending.inFlight());
        return sending.send(new LogRun(target, plan, narrator, Clock.systemUTC()));
    }
}

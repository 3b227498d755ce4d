package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.importer.LogRun.Begin;
import picocli.CommandLine.Option;

/** Options that say how rows are sent. */
final class SendingOptions {

    private static final int MOST_EVENTS = 10_000;
    private static final int MOST_IN_FLIGHT = 16;

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

    @Option(names = "--dry-run", description = "read the files, let the server check the directory, send nothing")
    private boolean dryRun;

    @Option(
            names = {"--restart", "--again"},
            description = "send every row, also those already sent; harmless, as events count once")
    private boolean restart;

    int batch() {
        return batch;
    }

    int inFlight() {
        return inFlight;
    }

    void requireUsable() throws Failure {
        requireRange("--batch", batch, MOST_EVENTS);
        requireRange("--in-flight", inFlight, MOST_IN_FLIGHT);
    }

    /** Sends, or only looks; the answer is the exit code. */
    int send(LogRun run) throws Failure, InterruptedException {
        return dryRun ? run.rehearse() : run.run(restart ? Begin.ANEW : Begin.WHERE_IT_STOPPED);
    }

    private static void requireRange(String option, int value, int most) throws Failure {
        if (value < 1 || value > most) {
            throw new Failure(Reason.USAGE, option + ": " + value + " is not between 1 and " + most + ".");
        }
    }
}

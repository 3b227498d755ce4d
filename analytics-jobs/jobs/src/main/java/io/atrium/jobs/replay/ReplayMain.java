package io.atrium.jobs.replay;

import io.atrium.jobs.kafka.ClientFile;
import io.atrium.jobs.kafka.ReplayTopic;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * {@code java -cp atrium-jobs-all.jar:… io.atrium.jobs.replay.ReplayMain --tenant … --from … --to … …}; progress goes to standard error, the result to
 * standard output. Exit codes: 0 done, 1 something did not answer or refused (run it again, it goes on), 2 the arguments are wrong.
 */
public final class ReplayMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private ReplayMain() {}

    /** Runs one replay. */
    public static void main(String... arguments) throws InterruptedException {
        int code = run(System.out, System.err, arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(PrintStream out, PrintStream err, String... arguments) throws InterruptedException {
        ReplayOptions options;
        try {
            options = ReplayOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return USAGE;
        }
        try (ReplayTopic topic = new ReplayTopic(options.kafka(), ClientFile.read(options.kafkaClientFile()))) {
            Replay replay = new Replay(
                    options,
                    DerivedViews.ALL,
                    new Warehouse(options.clickHouse(), Clock.systemUTC()),
                    new FlinkJobs(options.flink()),
                    topic,
                    err::println);
            print(out, replay.run());
            return 0;
        } catch (IOException | IllegalStateException e) {
            err.println(e.getMessage());
            err.println("Nothing that shows has changed. Run the same command again: it goes on where it stopped.");
            return FAILED;
        }
    }

    private static void print(PrintStream out, List<Replay.Outcome> outcomes) {
        out.println("%-20s %15s %15s  %s".formatted("facts", "before", "after", "content"));
        for (Replay.Outcome outcome : outcomes) {
            out.println("%-20s %,15d %,15d  %s"
                    .formatted(
                            outcome.view(),
                            outcome.before().rows(),
                            outcome.after().rows(),
                            outcome.before().equals(outcome.after())
                                    ? "same (" + outcome.after().hash() + ")"
                                    : "changed (" + outcome.before().hash() + " -> "
                                            + outcome.after().hash() + ")"));
        }
    }
}

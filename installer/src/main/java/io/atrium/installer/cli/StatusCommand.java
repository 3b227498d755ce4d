package io.atrium.installer.cli;

import io.atrium.installer.component.Site;
import io.atrium.installer.process.ProcessIdentity;
import io.atrium.installer.simulator.SimulationProgress;
import io.atrium.installer.stack.StackFile;
import io.atrium.installer.stack.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium stack status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows each component: state, process, port, time in this state, restarts, memory, last error.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is up",
            "1:something is not",
            "2:wrong options",
            "3:nothing runs, or nobody watches it"
        })
final class StatusCommand implements Callable<Integer> {

    private static final double MIB = 1 << 20;

    @Mixin
    private Places places = new Places();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Main.out(spec);
        Site site = places.site();
        Optional<StackFile.Content> content = new StackFile(site.home()).read();
        if (content.isEmpty()) {
            out.println(
                    json
                            ? "{\"components\":[]}"
                            : "Nothing runs here: " + site.home().root());
            return 3;
        }
        if (json) {
            out.println(StackFile.json(content.orElseThrow()));
        } else {
            table(content.orElseThrow(), out);
            SimulationProgress.lines(site.home()).forEach(out::println);
        }
        return exitCode(content.orElseThrow());
    }

    private static int exitCode(StackFile.Content content) {
        if (!content.supervised()) {
            return 3;
        }
        return content.components().stream().allMatch(Status::up) ? 0 : 1;
    }

    private static void table(StackFile.Content content, PrintWriter out) {
        out.printf(
                "%-12s %-9s %8s %6s %9s %8s %9s  %s%n",
                "component", "state", "pid", "port", "since", "restarts", "memory", "last error");
        double total = 0;
        for (Status status : content.components()) {
            double memory = memory(status.process());
            total += memory;
            row(status, memory, out);
        }
        double supervisor = memory(content.supervisor());
        out.printf(
                "%-12s %-9s %8s %6s %9s %8s %6.0f MB%n",
                "supervisor",
                content.supervised() ? "READY" : "GONE",
                content.supervisor() == null ? "" : content.supervisor().pid(),
                "",
                "",
                "",
                supervisor);
        out.printf("%-12s %9s %8s %6s %9s %8s %6.0f MB%n", "total", "", "", "", "", "", total + supervisor);
    }

    private static void row(Status status, double memory, PrintWriter out) {
        ProcessIdentity process = status.process();
        boolean gone = process != null && !process.alive();
        out.printf(
                "%-12s %-9s %8s %6s %9s %8d %9s  %s%n",
                status.component().id(),
                gone ? "GONE" : status.state(),
                process == null ? "" : process.pid(),
                status.port() == 0 ? "" : status.port(),
                age(status.since()),
                status.restarts(),
                memory == 0 ? "" : "%.0f MB".formatted(memory),
                firstLine(status.lastError()));
    }

    private static double memory(@Nullable ProcessIdentity process) {
        return process == null || !process.alive() ? 0 : process.memoryBytes() / MIB;
    }

    private static String age(Instant since) {
        Duration age = Duration.between(since, Instant.now());
        return age.toHours() > 0
                ? "%dh%02dm".formatted(age.toHours(), age.toMinutesPart())
                : "%dm%02ds".formatted(age.toMinutes(), age.toSecondsPart());
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}

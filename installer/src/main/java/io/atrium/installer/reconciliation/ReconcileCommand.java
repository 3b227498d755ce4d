package io.atrium.installer.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrium reconcile}. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Shows whether every record of every Kafka partition counts once.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the books balance, or are behind or settling without a fault",
            "1:records are lost or doubled",
            "2:wrong options",
            "3:the server, or something that it has to ask, does not answer"
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final int UNREACHABLE = 3;

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--deep", description = "checks everything again from the beginning, and waits for it")
    private boolean deep;

    @Option(
            names = "--wait",
            paramLabel = "<duration>",
            description = "how long --deep waits (default: ${DEFAULT-VALUE})")
    private Duration patience = Duration.ofHours(1);

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            ManagementPage page = ManagementPage.of(home());
            JsonNode books = deep ? page.checkDeeply(patience) : page.read();
            if (json) {
                out.println(books.toPrettyString());
            } else {
                BooksTable.print(books, out);
            }
            return exitCode(books.path("verdict").asText());
        } catch (IOException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return UNREACHABLE;
        }
    }

    private static int exitCode(String verdict) {
        return switch (verdict) {
            case "balanced", "settling", "behind" -> 0;
            case "lost", "doubled" -> 1;
            default -> UNREACHABLE;
        };
    }

    private Home home() {
        return Home.orDefault(home);
    }
}

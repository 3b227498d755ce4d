package io.atrium.installer.audit;

import io.atrium.installer.api.Failure;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all verbs have: failures that become a sentence and an exit code. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done; for verify: the log is intact",
            "1:verify: the log is broken",
            "2:wrong options, or no such tenant",
            "4:a file or a value cannot be read, or it is not a whole export",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer"
        })
abstract class Verb implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            return run(spec.commandLine().getOut());
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    abstract int run(PrintWriter out) throws Failure, InterruptedException;
}

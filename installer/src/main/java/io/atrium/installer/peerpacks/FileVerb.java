package io.atrium.installer.peerpacks;

import io.atrium.installer.api.Failure;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that asks no server. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "2:wrong options, or a file cannot be read or written",
            "4:the file is no peer pack, or not what the owner of the key has signed"
        })
abstract class FileVerb implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            run(out);
            return 0;
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        } finally {
            out.flush();
        }
    }

    abstract void run(PrintWriter out) throws Failure;
}

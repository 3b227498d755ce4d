package io.atrium.installer.deadletters;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import io.atrium.installer.api.Output.Form;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs have: a target, a form of output, and failures that become a sentence and an exit code. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "2:wrong options, or no such tenant",
            "3:done, but some letters cannot be sent as the rule leaves them",
            "4:the rule is wrong",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer",
            "7:no such letter or run, or no open letter matches"
        })
abstract class Verb implements Callable<Integer> {

    /** Some letters are not acceptable. */
    static final int INCOMPLETE = 3;

    /** No open letter matches. */
    static final int NOTHING_MATCHES = 7;

    @Mixin
    private Target target = new Target();

    @Option(names = "--output", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES} (default: table)")
    private Form form = Form.TABLE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            return run(target, new Output(spec.commandLine().getOut(), form));
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    abstract int run(Target at, Output output) throws Failure, InterruptedException;
}

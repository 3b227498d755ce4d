package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code atrium import}. */
@Command(
        name = "import",
        description = "Brings directories, messages and process logs of other systems into a tenant.",
        mixinStandardHelpOptions = true,
        subcommands = {MessagesCommand.class, ProcessCommand.class, DirectoryCommand.class})
public final class ImportCommands {

    /** What a verb does, with the exit code when it comes to an end of its own. */
    @FunctionalInterface
    interface Verb {
        int run(Narrator narrator) throws Failure, InterruptedException;
    }

    /** Runs a verb and turns its failure into a sentence and an exit code. */
    static int run(@Nullable CommandSpec spec, Verb verb) throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Narrator narrator = new Narrator(out, Narrator.Surface.ofThisProcess(), System::nanoTime);
        try {
            return verb.run(narrator);
        } catch (Failure e) {
            narrator.end();
            err.println(e.getMessage());
            err.flush();
            return e.exitCode();
        }
    }
}

package io.atrium.installer.peerpacks;

import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Output;
import io.atrium.installer.api.ServerOptions;
import io.atrium.installer.api.ServiceAccount;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What all verbs that ask a server have: the operator's account, a form of output, and failures that become a sentence and an exit code. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "2:wrong options, no server, or a file cannot be read",
            "4:the pack is refused: unsigned, changed, of an unknown key, or not of the format",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer",
            "7:no such pack, or a newer one is there"
        })
abstract class Verb implements Callable<Integer> {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--secret-file",
            description =
                    "file with the secret of the client atrium-platform (default: secrets/platform-operations in the home)")
    private @Nullable Path secretFile;

    @Option(names = "--json", description = "print the server's answer as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        try {
            check();
            Output.Form form = json ? Output.Form.JSON : Output.Form.TABLE;
            run(connect(), new Output(spec.commandLine().getOut(), form));
            return 0;
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    private Api connect() throws Failure, InterruptedException {
        Path secret = secretFile == null ? server.home().secrets().resolve("platform-operations") : secretFile;
        return Api.connect(server.server(), ServiceAccount.platform(secret), "/platform/peer-packs");
    }

    /** What can be refused without a server is. */
    void check() throws Failure {
        // most have nothing to check
    }

    abstract void run(Api api, Output output) throws Failure, InterruptedException;
}

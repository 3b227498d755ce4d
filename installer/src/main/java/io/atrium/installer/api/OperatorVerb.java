package io.atrium.installer.api;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What all verbs of the operator have: a server, the operator's account, a form of output, and failures that become a sentence and an exit
 * code. What its exit codes mean each group of verbs says itself.
 */
@Command(mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n")
public abstract class OperatorVerb implements Callable<Integer> {

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
            return run(connect(), new Output(spec.commandLine().getOut(), form));
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    /** The directory of secrets of this installation. */
    protected Path secrets() {
        return server.home().secrets();
    }

    private Api connect() throws Failure, InterruptedException {
        Path secret = secretFile == null ? secrets().resolve("platform-operations") : secretFile;
        return Api.connect(server.server(), ServiceAccount.platform(secret), base());
    }

    /** What can be refused without a server is. */
    protected void check() throws Failure {
        // most have nothing to check
    }

    /** What the paths of all requests begin with. */
    protected abstract String base();

    /**
     * Asks the server.
     *
     * @return the exit code
     */
    protected abstract int run(Api api, Output output) throws Failure, InterruptedException;
}

package io.atrium.installer.tenants;

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

/** What all verbs have: a server, the operator's account, a form of output, and failures that become a sentence and an exit code. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:done",
            "2:wrong options, or no server",
            "3:the plan has a conflict, or the tenant has failed",
            "4:the tenant's description is wrong",
            "5:not allowed: wrong secret or missing role",
            "6:the server did not answer",
            "7:no such tenant, or not possible from where it stands"
        })
abstract class Verb implements Callable<Integer> {

    /** A conflict, or a tenant that has failed. */
    static final int NOT_GOOD = 3;

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
            Output.Form form = json ? Output.Form.JSON : Output.Form.TABLE;
            return run(connect(), new Output(spec.commandLine().getOut(), form));
        } catch (Failure e) {
            spec.commandLine().getErr().println(e.getMessage());
            spec.commandLine().getErr().flush();
            return e.exitCode();
        }
    }

    /** The directory of secrets of this installation. */
    Path secrets() {
        return server.home().secrets();
    }

    private Api connect() throws Failure, InterruptedException {
        Path secret = secretFile == null ? secrets().resolve("platform-operations") : secretFile;
        return Api.connect(server.server(), ServiceAccount.platform(secret), base());
    }

    /** What the paths of all requests begin with. */
    String base() {
        return "/platform/tenants";
    }

    abstract int run(Api api, Output output) throws Failure, InterruptedException;
}

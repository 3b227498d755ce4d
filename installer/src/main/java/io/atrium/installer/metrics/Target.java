package io.atrium.installer.metrics;

import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.ServerOptions;
import io.atrium.installer.api.ServiceAccount;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say whose figures, on which server, and how to be let in. */
final class Target {

    @Option(names = "--tenant", required = true, description = "whose figures")
    private String tenant = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-insights"
                    + " (default: secrets/tenant-<tenant>-insights in the home)")
    private @Nullable Path secretFile;

    Api connect() throws Failure, InterruptedException {
        String id = ServerOptions.tenant(tenant);
        Path secret = secretFile == null ? server.home().secrets().resolve("tenant-" + id + "-insights") : secretFile;
        return Api.connect(server.server(), new ServiceAccount(id, "atrium-insights", "reader", secret), "/insights");
    }
}

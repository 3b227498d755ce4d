package io.atrium.installer.deadletters;

import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.ServerOptions;
import io.atrium.installer.api.ServiceAccount;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say whose dead letters, on which server, and how to be let in. */
final class Target {

    @Option(names = "--tenant", required = true, description = "whose dead letters")
    private String tenant = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-operations"
                    + " (default: secrets/tenant-<tenant>-operations in the home)")
    private @Nullable Path secretFile;

    Api connect() throws Failure, InterruptedException {
        Path secret = secretFile == null
                ? server.home().secrets().resolve("tenant-" + ServerOptions.tenant(tenant) + "-operations")
                : secretFile;
        ServiceAccount account =
                new ServiceAccount(ServerOptions.tenant(tenant), "atrium-operations", "operations", secret);
        return Api.connect(server.server(), account, "/dead-letters");
    }
}

package io.atrium.installer.audit;

import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.ServerOptions;
import io.atrium.installer.api.ServiceAccount;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say whose log, on which server, and how to be let in. */
final class Target {
    @Option(names = "--tenant", description = "whose log; not needed for an export that is there already")
    private @Nullable String tenant;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-audit"
                    + " (default: secrets/tenant-<tenant>-audit in the home)")
    private @Nullable Path secretFile;

    @Nullable
    String tenant() {
        return tenant;
    }

    Api connect() throws Failure, InterruptedException {
        if (tenant == null) {
            throw new Failure(Reason.USAGE, "--tenant: say whose log, by the id of a tenant such as demo.");
        }
        String id = ServerOptions.tenant(tenant);
        Path secret = secretFile == null ? server.home().secrets().resolve("tenant-" + id + "-audit") : secretFile;
        return Api.connect(server.server(), new ServiceAccount(id, "atrium-audit", "auditor", secret), "/audit");
    }
}

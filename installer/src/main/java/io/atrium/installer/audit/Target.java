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
    private static final String PLATFORM = "platform";

    @Option(names = "--tenant", description = "whose log; not needed for an export that is there already")
    private @Nullable String tenant;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--platform", description = "the log of the installation, instead of a tenant's")
    private boolean platform;

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-audit, or of atrium-platform-audit"
                    + " (default: secrets/tenant-<tenant>-audit or secrets/platform-audit in the home)")
    private @Nullable Path secretFile;

    /** Whose log is wanted; the installation's has the name {@code platform}. */
    @Nullable
    String tenant() {
        return platform ? PLATFORM : tenant;
    }

    Api connect() throws Failure, InterruptedException {
        if (platform && tenant != null) {
            throw new Failure(Reason.USAGE, "--platform: is not the log of a tenant. Leave one of the two out.");
        }
        if (platform) {
            Path secret = secretFile == null ? server.home().secrets().resolve("platform-audit") : secretFile;
            return Api.connect(server.server(), ServiceAccount.platformAudit(secret), "/platform/audit");
        }
        if (tenant == null) {
            throw new Failure(
                    Reason.USAGE, "--tenant: say whose log, by the id of a tenant such as demo, or --platform.");
        }
        String id = ServerOptions.tenant(tenant);
        Path secret = secretFile == null ? server.home().secrets().resolve("tenant-" + id + "-audit") : secretFile;
        return Api.connect(server.server(), new ServiceAccount(id, "atrium-audit", "auditor", secret), "/audit");
    }
}

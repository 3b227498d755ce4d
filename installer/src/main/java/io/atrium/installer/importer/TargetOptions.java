package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.ServerOptions;
import io.atrium.installer.home.Home;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say into which tenant of which server, and how to be let in. */
final class TargetOptions {

    @Option(names = "--tenant", required = true, description = "the tenant to import into")
    private String tenant = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-gateway"
                    + " (default: secrets/tenant-<tenant>-gateway in the home)")
    private @Nullable Path secretFile;

    @Option(
            names = "--give-up-after",
            defaultValue = "PT10M",
            description = "how long to go on trying while the server does not answer (default: ${DEFAULT-VALUE})")
    private Duration giveUpAfter = Duration.ofMinutes(10);

    String tenant() {
        return tenant;
    }

    Home home() {
        return server.home();
    }

    Api connect(Narrator narrator) throws Failure, InterruptedException {
        Clock clock = Clock.systemUTC();
        Patience patience =
                new Patience(giveUpAfter, clock, pause -> Thread.sleep(pause.toMillis()), new SecureRandom(), narrator);
        return Api.connect(server(), ServerOptions.tenant(tenant), secretFile(), patience, clock);
    }

    /** Where the server is. */
    URI server() throws Failure {
        return server.server();
    }

    private Path secretFile() {
        return secretFile == null ? home().secrets().resolve("tenant-" + tenant + "-gateway") : secretFile;
    }
}

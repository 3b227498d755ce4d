package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.home.Home;
import io.atrium.installer.importer.ImportFailure.Reason;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say into which tenant of which server, and how to be let in. */
final class TargetOptions {

    @Option(names = "--tenant", required = true, description = "the tenant to import into")
    private String tenant = "";

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--server", description = "the server's address (default: that of the stack in the home)")
    private @Nullable URI server;

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
        return Home.orDefault(home);
    }

    Api connect(Narrator narrator) throws ImportFailure, InterruptedException {
        if (!tenant.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new ImportFailure(
                    Reason.USAGE, "--tenant: \"" + tenant + "\" is not the id of a tenant, such as demo2.");
        }
        Clock clock = Clock.systemUTC();
        Patience patience =
                new Patience(giveUpAfter, clock, pause -> Thread.sleep(pause.toMillis()), new SecureRandom(), narrator);
        return Api.connect(server(), tenant, secretFile(), patience, clock);
    }

    /** Where the server is. */
    URI server() throws ImportFailure {
        if (server == null) {
            return serverOfStack();
        }
        String scheme = server.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || server.getHost() == null) {
            throw new ImportFailure(
                    Reason.USAGE, "--server: " + server + " is not an address such as https://atrium.example.com.");
        }
        return URI.create(scheme + "://" + server.getAuthority());
    }

    /** {@code run/stack.json} is an interface between the parts: its format is on the architecture page, not in our classes. */
    private URI serverOfStack() throws ImportFailure {
        Path stack = home().run().resolve("stack.json");
        if (Files.exists(stack)) {
            for (JsonNode component : Answer.parse(stack).path("components")) {
                int port = component.path("port").asInt();
                if (component.path("component").asText().equalsIgnoreCase("server") && port > 0) {
                    return URI.create("http://127.0.0.1:" + port);
                }
            }
        }
        throw new ImportFailure(
                Reason.USAGE,
                "No server was started from " + home().root()
                        + ". Start it (make up), name another installation by --home, or a server by --server.");
    }

    private Path secretFile() {
        return secretFile == null ? home().secrets().resolve("tenant-" + tenant + "-gateway") : secretFile;
    }
}

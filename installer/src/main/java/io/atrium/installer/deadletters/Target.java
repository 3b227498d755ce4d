package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.deadletters.Failure.Reason;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say whose dead letters, on which server, and how to be let in. */
final class Target {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--tenant", required = true, description = "whose dead letters")
    private String tenant = "";

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--server", description = "the server's address (default: that of the stack in the home)")
    private @Nullable URI server;

    @Option(
            names = "--secret-file",
            description = "file with the secret of the tenant's client atrium-operations"
                    + " (default: secrets/tenant-<tenant>-operations in the home)")
    private @Nullable Path secretFile;

    Api connect() throws Failure, InterruptedException {
        if (!tenant.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new Failure(Reason.USAGE, "--tenant: \"" + tenant + "\" is not the id of a tenant, such as demo.");
        }
        Path secret = secretFile == null ? home().secrets().resolve("tenant-" + tenant + "-operations") : secretFile;
        return Api.connect(server(), tenant, secret);
    }

    private Home home() {
        return Home.orDefault(home);
    }

    private URI server() throws Failure {
        if (server == null) {
            return serverOfStack();
        }
        String scheme = server.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || server.getHost() == null) {
            throw new Failure(
                    Reason.USAGE, "--server: " + server + " is not an address such as https://atrium.example.com.");
        }
        return URI.create(scheme + "://" + server.getAuthority());
    }

    /** {@code run/stack.json} is an interface between the parts: its format is on the architecture page, not in our classes. */
    private URI serverOfStack() throws Failure {
        Path stack = home().run().resolve("stack.json");
        try {
            for (JsonNode component : JSON.readTree(Files.readAllBytes(stack)).path("components")) {
                int port = component.path("port").asInt();
                if (component.path("component").asText().equalsIgnoreCase("server") && port > 0) {
                    return URI.create("http://127.0.0.1:" + port);
                }
            }
        } catch (IOException notThere) {
            // said below
        }
        throw new Failure(
                Reason.USAGE,
                "No server was started from " + home().root()
                        + ". Start it (make up), name another installation by --home, or a server by --server.");
    }
}

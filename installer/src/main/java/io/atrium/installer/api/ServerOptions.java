package io.atrium.installer.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which server. */
public final class ServerOptions {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(
            names = "--home",
            description = "the installation's directory (default: ATRIUM_HOME, else .atrium in the checkout)")
    private @Nullable Path home;

    @Option(names = "--server", description = "the server's address (default: that of the stack in the home)")
    private @Nullable URI server;

    public Home home() {
        return Home.orDefault(home);
    }

    /**
     * Where the server is: its scheme, host and port.
     *
     * @throws Failure when no address is given and no server runs from the home, or the address is none
     */
    public URI server() throws Failure {
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

    /**
     * The id as it was given.
     *
     * @throws Failure when no tenant can have it
     */
    public static String tenant(String id) throws Failure {
        if (!id.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new Failure(Reason.USAGE, "--tenant: \"" + id + "\" is not the id of a tenant, such as demo.");
        }
        return id;
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

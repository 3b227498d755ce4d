package io.atrium.installer.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;

/** Ports of what runs, from {@code run/stack.json}. */
final class StackPorts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StackPorts() {}

    /** The port of a component. */
    static int of(Home home, String component) throws IOException {
        try {
            for (JsonNode entry : JSON.readTree(Files.readAllBytes(home.run().resolve("stack.json")))
                    .path("components")) {
                int port = entry.path("port").asInt();
                if (entry.path("component").asText().equalsIgnoreCase(component) && port > 0) {
                    return port;
                }
            }
        } catch (IOException notThere) {
            // said below
        }
        throw new IOException("No " + component + " was started from " + home.root() + ". Start it (make up).");
    }
}

package io.atrium.installer.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far the simulator is, as it says itself in {@code run/simulation.json}. */
public final class SimulationProgress {

    private static final JsonMapper JSON = new JsonMapper();

    private SimulationProgress() {}

    /** The file that the simulator replaces about every second. */
    public static Path file(Home home) {
        return home.run().resolve("simulation.json");
    }

    /** One line a tenant, for people; none when nothing is simulated. */
    public static List<String> lines(Home home) {
        List<String> lines = new ArrayList<>();
        for (JsonNode tenant : read(home).path("tenants")) {
            String problem = tenant.path("problem").asText();
            lines.add(String.format(
                            Locale.ROOT,
                            "simulation of %s: %s, day %d of %d, %,d events",
                            tenant.path("tenant").asText(),
                            tenant.path("state").asText(),
                            tenant.path("daysDone").asInt(),
                            tenant.path("daysTotal").asInt(),
                            tenant.path("eventsSent").asLong())
                    + (problem.isEmpty() ? "" : ": " + problem));
        }
        return lines;
    }

    private static JsonNode read(Home home) {
        Path file = file(home);
        try {
            return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createObjectNode();
        } catch (IOException unreadable) {
            return JSON.createObjectNode();
        }
    }
}

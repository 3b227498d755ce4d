package io.atrium.server.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How far the simulation of an organization is, as the simulator itself says in its file. */
final class SimulationProgress {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable Path file;

    SimulationProgress(@Nullable Path file) {
        this.file = file;
    }

    /**
     * The progress of one organization.
     *
     * @param state {@code none}, {@code waiting}, {@code history}, {@code live}, {@code done} or {@code failed}
     * @param from first simulated day
     * @param to last day of the history
     * @param current the day that is being written
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String tenant,
            String state,
            @Nullable String from,
            @Nullable String to,
            int daysDone,
            int daysTotal,
            long eventsSent,
            @Nullable String current) {}

    View of(String tenant) {
        for (JsonNode entry : read().path("tenants")) {
            if (entry.path("tenant").asText().equals(tenant)) {
                return new View(
                        tenant,
                        entry.path("state").asText(),
                        entry.path("from").asText(null),
                        entry.path("to").asText(null),
                        entry.path("daysDone").asInt(),
                        entry.path("daysTotal").asInt(),
                        entry.path("eventsSent").asLong(),
                        entry.path("current").asText(null));
            }
        }
        return new View(tenant, "none", null, null, 0, 0, 0, null);
    }

    private JsonNode read() {
        if (file == null || !Files.isReadable(file)) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            return JSON.createObjectNode();
        }
    }
}

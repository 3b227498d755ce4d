package io.atrium.server.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the supervisor of an evaluation knows: how often it has restarted a component. Absent in production. */
final class Restarts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DETAIL = "restarts";

    private final @Nullable Path stackFile;

    Restarts(@Nullable Path stackFile) {
        this.stackFile = stackFile;
    }

    /** Restarts by component id. */
    record Counts(Map<String, Integer> byComponent) {
        Counts {
            byComponent = Map.copyOf(byComponent);
        }

        ComponentHealth addTo(ComponentHealth health) {
            Integer count = byComponent.get(health.id());
            if (count == null) {
                return health;
            }
            Map<String, Object> details = new HashMap<>(health.details());
            details.put(DETAIL, count);
            return new ComponentHealth(
                    health.id(),
                    health.state(),
                    health.version(),
                    health.address(),
                    health.since(),
                    health.lastError(),
                    Map.copyOf(details));
        }
    }

    /** Empty when there is no supervisor, or its file cannot be read right now. */
    Optional<Counts> read() {
        if (stackFile == null || !Files.isReadable(stackFile)) {
            return Optional.empty();
        }
        try {
            Map<String, Integer> counts = new HashMap<>();
            for (JsonNode component : JSON.readTree(stackFile.toFile()).path("components")) {
                String id = component.path("component").asText().toLowerCase(Locale.ROOT);
                counts.put(id, component.path(DETAIL).asInt());
            }
            return Optional.of(new Counts(counts));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

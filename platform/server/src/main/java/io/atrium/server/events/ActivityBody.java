package io.atrium.server.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client of the platform says about its user. Who the user is comes from the token, never from here.
 *
 * @param id unique for this client; the same id again counts once
 * @param type one of {@link Activity#TYPES}
 * @param time when it happened; now, when absent
 * @param sessionId the client's session
 * @param clientVersion the client's version
 * @param data the fields of the type, such as {@code page}
 */
record ActivityBody(
        String id,
        String type,
        @Nullable Instant time,
        @Nullable String sessionId,
        @Nullable String clientVersion,
        @Nullable Map<String, JsonNode> data) {

    @SuppressWarnings("NullAway") // JSON may leave them out
    ActivityBody {
        if (id == null || id.isBlank() || id.length() > 128) {
            throw new IllegalArgumentException("id: send 1 to 128 characters, such as a UUID");
        }
        if (type == null || !Activity.TYPES.contains(type)) {
            throw new IllegalArgumentException("type: send one of " + String.join(", ", Activity.TYPES));
        }
    }
}

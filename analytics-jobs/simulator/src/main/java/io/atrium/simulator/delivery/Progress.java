package io.atrium.simulator.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The file that tells others how far the simulation is: {@code {"tenants": [{tenant, state, from, to, daysDone, daysTotal, …}]}}. */
final class Progress {

    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable Path file;

    /** @param file null: nobody wants to know */
    Progress(@Nullable Path file) {
        this.file = file;
    }

    /** What a tenant's simulation is doing. */
    enum State {
        /** Has not begun yet. */
        WAITING,
        /** Writes days that are past. */
        HISTORY,
        /** All past days are written; new events follow as time goes by. */
        LIVE,
        /** All days that were asked for are written. */
        DONE,
        /** Gave up. */
        FAILED
    }

    /**
     * How far one tenant is.
     *
     * @param from first day of the simulation
     * @param to last whole day
     * @param current the day that is being written
     * @param problem why it gave up
     */
    record Entry(
            String tenant,
            State state,
            LocalDate from,
            LocalDate to,
            int daysDone,
            int daysTotal,
            long eventsSent,
            LocalDate current,
            String problem) {}

    void write(Collection<Entry> entries, Instant now) throws IOException {
        if (file == null) {
            return;
        }
        ObjectNode json = JSON.createObjectNode().put("updatedAt", now.toString());
        ArrayNode tenants = json.putArray("tenants");
        for (Entry entry : entries) {
            ObjectNode tenant = tenants.addObject()
                    .put("tenant", entry.tenant())
                    .put("state", entry.state().name().toLowerCase(java.util.Locale.ROOT))
                    .put("from", entry.from().toString())
                    .put("to", entry.to().toString())
                    .put("daysDone", entry.daysDone())
                    .put("daysTotal", entry.daysTotal())
                    .put("eventsSent", entry.eventsSent())
                    .put("current", entry.current().toString());
            if (!entry.problem().isEmpty()) {
                tenant.put("problem", entry.problem());
            }
        }
        Ledger.replace(file, JSON.writeValueAsBytes(json));
    }
}

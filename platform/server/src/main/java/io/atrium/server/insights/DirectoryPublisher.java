package io.atrium.server.insights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.server.insights.DirectoryFeedStore.Change;
import io.atrium.warehouse.directory.DirectoryHistory;
import io.atrium.warehouse.directory.DirectoryHistory.DepartmentPeriod;
import io.atrium.warehouse.directory.DirectoryHistory.MemberPeriod;
import io.atrium.warehouse.directory.DirectoryHistory.Profile;
import io.atrium.warehouse.directory.DirectoryHistory.Validity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the directory's history into the warehouse, tenant by tenant and in the order of the feed. The cursor moves after the warehouse
 * has taken a batch; what is carried twice changes nothing. While the warehouse is away the feed waits in PostgreSQL.
 */
final class DirectoryPublisher {

    private static final Logger log = LoggerFactory.getLogger(DirectoryPublisher.class);
    private static final int BATCH = 5_000;

    private final DirectoryFeedStore feed;
    private final DirectoryHistory warehouse;
    private final Supplier<List<String>> tenants;
    private final JsonMapper json = JsonMapper.builder().build();

    /**
     * @param tenants ids of the tenants that work now
     */
    DirectoryPublisher(DirectoryFeedStore feed, DirectoryHistory warehouse, Supplier<List<String>> tenants) {
        this.feed = feed;
        this.warehouse = warehouse;
        this.tenants = tenants;
    }

    /** Carries all that waits. A tenant that fails is tried again at the next call and does not hold up the others. */
    void publish() {
        for (String tenant : tenants.get()) {
            try {
                publish(tenant);
            } catch (SQLException | RuntimeException failed) {
                log.atWarn()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("reason", String.valueOf(failed.getMessage()))
                        .log("The directory's history is not in the warehouse yet");
            }
        }
    }

    /**
     * Carries all that waits of one tenant.
     *
     * @return how many changes
     * @throws SQLException if the warehouse does not take a batch; earlier batches stay carried
     */
    int publish(String tenant) throws SQLException {
        int carried = 0;
        List<Change> batch = feed.next(tenant, BATCH);
        while (!batch.isEmpty()) {
            write(tenant, batch);
            feed.advance(tenant, batch.get(batch.size() - 1).sequence());
            carried += batch.size();
            batch = feed.next(tenant, BATCH);
        }
        if (carried > 0) {
            log.atInfo()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("changes", carried)
                    .log("Directory history carried");
        }
        return carried;
    }

    private void write(String tenant, List<Change> batch) throws SQLException {
        List<MemberPeriod> members = new ArrayList<>();
        List<DepartmentPeriod> departments = new ArrayList<>();
        for (Change change : batch) {
            JsonNode payload = payload(change);
            Validity validity = new Validity(change.validFrom(), change.validTo(), change.deleted(), change.sequence());
            switch (change.kind()) {
                case "member" -> members.add(member(tenant, change, payload, validity));
                case "department" -> departments.add(department(tenant, change, payload, validity));
                default ->
                    throw new IllegalStateException(
                            "directory_change " + change.sequence() + " has the unknown kind " + change.kind());
            }
        }
        // departments first: a member's department must be known to be counted under its ancestors
        warehouse.writeDepartments(departments);
        warehouse.writeMembers(members);
    }

    private static MemberPeriod member(String tenant, Change change, JsonNode payload, Validity validity) {
        return new MemberPeriod(
                tenant,
                change.no(),
                payload.path("departmentNo").asLong(),
                "human".equals(payload.path("kind").asText())
                        && payload.path("counted").asBoolean(true),
                new Profile(
                        payload.path("titled").asBoolean(),
                        payload.hasNonNull("managerNo"),
                        !payload.path("site").asText().isBlank()),
                validity);
    }

    private static DepartmentPeriod department(String tenant, Change change, JsonNode payload, Validity validity) {
        List<Long> path = new ArrayList<>();
        payload.path("path").forEach(no -> path.add(no.asLong()));
        return new DepartmentPeriod(
                tenant, change.no(), payload.path("parentNo").asLong(), path, payload.hasNonNull("ownerNo"), validity);
    }

    private JsonNode payload(Change change) {
        try {
            return json.readTree(change.payload());
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(
                    "directory_change " + change.sequence() + " has a payload that is not JSON", malformed);
        }
    }
}

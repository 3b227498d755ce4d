package io.atrium.server.signins;

import io.atrium.server.audit.AuditEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries new events on, tenant by tenant. One that cannot be read does not hold the others up. For one thread. */
final class Follower {
    /** How much later than a younger one Keycloak may store an event. */
    static final Duration OVERLAP = Duration.ofMinutes(3);

    static final int PAGE = 500;

    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private final Source source;
    private final FollowStore store;
    private final Supplier<List<String>> tenants;
    /** What was recorded within the overlap, so that an idle round costs no transaction. */
    private final Map<String, Set<String>> recent = new HashMap<>();

    Follower(Source source, FollowStore store, Supplier<List<String>> tenants) {
        this.source = source;
        this.store = store;
        this.tenants = tenants;
    }

    /** Where events come from. */
    interface Source {
        /** The kinds of events, each read with a cursor of its own. */
        List<String> readers();

        /** Events of a realm since then, oldest first, as entries that were learned. */
        List<AuditEntry> read(String reader, String tenant, Instant since, int skip, int limit);
    }

    /** One round over all tenants. */
    void follow() {
        for (String tenant : tenants.get()) {
            for (String reader : source.readers()) {
                try {
                    follow(tenant, reader);
                } catch (RuntimeException e) {
                    log.atWarn()
                            .addKeyValue("tenant", tenant)
                            .addKeyValue("reader", reader)
                            .addKeyValue("reason", String.valueOf(e))
                            .log("Keycloak's events could not be carried into the audit log; trying again");
                }
            }
        }
    }

    private void follow(String tenant, String reader) {
        Instant position = store.position(tenant, reader);
        Instant since = position.equals(Instant.EPOCH) ? position : position.minus(OVERLAP);
        Set<String> known = recent.getOrDefault(tenant + "/" + reader, Set.of());
        Set<String> seen = new HashSet<>();
        Instant last = position;
        List<AuditEntry> page;
        int skip = 0;
        do {
            page = source.read(reader, tenant, since, skip, PAGE);
            skip += page.size();
            List<AuditEntry> fresh = new ArrayList<>();
            for (AuditEntry entry : page) {
                seen.add(id(entry));
                last = at(entry).isAfter(last) ? at(entry) : last;
                if (!known.contains(id(entry))) {
                    fresh.add(entry);
                }
            }
            if (!fresh.isEmpty()) {
                store.keep(tenant, reader, fresh, last);
            }
        } while (page.size() == PAGE);
        recent.put(tenant + "/" + reader, seen);
    }

    private static String id(AuditEntry entry) {
        return Objects.requireNonNull(entry.source().id());
    }

    private static Instant at(AuditEntry entry) {
        return Objects.requireNonNull(entry.source().at());
    }
}

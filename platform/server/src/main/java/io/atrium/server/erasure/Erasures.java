package io.atrium.server.erasure;

import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.TopicRetention;
import io.atrium.server.signing.SigningKey;
import io.atrium.server.tenants.ErasureStep;
import io.atrium.server.tenants.TenantEraser;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The steps of an erasure, each to be repeated at will. */
final class Erasures implements TenantEraser {
    static final List<String> EVENT_TOPICS = List.of("atrium.usage", "atrium.collaboration", "atrium.business");

    private static final String DEAD_LETTERS = "atrium.dlq";
    private static final String DEAD_LETTER_GROUP = "atrium-server-dead-letters";

    /** Until PostgreSQL says that nothing is left that could send the tenant's events, none of them counts, whenever sent. */
    private static final Instant FOR_NOW = Instant.parse("2299-01-01T00:00:00Z");

    /** Beyond what is in flight at the end, and far below the time until an id may be used again. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final ErasureStore store;
    private final io.atrium.warehouse.erasure.TenantEraser warehouse;
    private final Consumer<String> archives;
    private final IngestNotice ingest;
    private final TopicRetention kafka;
    private final SigningKey key;
    private final ServerConfig.Audit audit;
    private final Clock clock;

    Erasures(
            ErasureStore store,
            io.atrium.warehouse.erasure.TenantEraser warehouse,
            Consumer<String> archives,
            IngestNotice ingest,
            TopicRetention kafka,
            SigningKey key,
            ServerConfig.Audit audit,
            Clock clock) {
        this.store = store;
        this.warehouse = warehouse;
        this.archives = archives;
        this.ingest = ingest;
        this.kafka = kafka;
        this.key = key;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void erase(ErasureStep step, Former tenant, Identity identity) throws Exception {
        switch (step) {
            case INVENTORY -> store.inventory(tenant.erasure(), inventory(tenant.id(), identity));
            case GATE -> gate(tenant);
            case FACTS -> facts(tenant);
            case EVENT_LOG -> {
                kafka.removeRead(DEAD_LETTERS, DEAD_LETTER_GROUP);
                store.recordsExpire(tenant.erasure(), kafka.lastRecordExpires(EVENT_TOPICS, clock.instant()));
            }
            case ROWS -> {
                archives.accept(tenant.id());
                store.eraseRows(tenant.id());
                warehouse.refuse(tenant.id(), clock.instant().plus(MARGIN));
            }
            case PROOF -> prove(tenant, identity);
            case REALM, READER_SLOT -> throw new IllegalArgumentException(step.id() + " is not done here");
        }
    }

    private Inventory inventory(String tenantId, Identity identity) throws SQLException {
        return new Inventory(
                Map.of("realm", identity.realms(), "accounts", identity.accounts()),
                store.rows(tenantId),
                warehouse.counts(tenantId));
    }

    private void gate(Former tenant) throws Exception {
        warehouse.refuse(tenant.id(), FOR_NOW);
        store.gate(tenant.erasure(), ingest.mark());
    }

    private void facts(Former tenant) throws Exception {
        IngestNotice.Mark gate = store.find(tenant.erasure()).gate();
        if (gate == null) {
            throw new IOException("The ingest was not told yet.");
        }
        ingest.require(gate);
        store.beginFacts(tenant.erasure(), clock.instant());
        warehouse.erase(tenant.id());
        requireNothing("the warehouse", warehouse.counts(tenant.id()));
        store.endFacts(tenant.erasure(), clock.instant());
    }

    private void prove(Former tenant, Identity identity) throws Exception {
        Map<String, Long> facts = warehouse.counts(tenant.id());
        requireNothing("the warehouse", facts);
        requireNothing("Keycloak", Map.of("realm", identity.realms()));
        Erasure erasure = store.find(tenant.erasure());
        Instant now = clock.instant();
        Instant auditUntil = now.plus(Duration.ofDays(audit.retention(tenant.id())));
        store.prove(erasure, now, auditUntil, (left, end) -> {
            Inventory after =
                    new Inventory(Map.of("realm", identity.realms(), "accounts", identity.accounts()), left, facts);
            return key.signed(ProofText.of(erasure, after, end, now, auditUntil));
        });
    }

    private static void requireNothing(String where, Map<String, Long> counts) throws IOException {
        List<String> left = counts.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(table -> table.getKey() + " (" + table.getValue() + ")")
                .sorted()
                .toList();
        if (!left.isEmpty()) {
            throw new IOException(
                    "There is still something of the tenant in " + where + ": " + String.join(", ", left));
        }
    }
}

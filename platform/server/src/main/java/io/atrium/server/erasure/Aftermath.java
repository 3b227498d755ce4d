package io.atrium.server.erasure;

import io.atrium.server.audit.Actor;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.config.ServerConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows an erasure: it is recorded once in the log of the installation, and the tenant's audit log goes when its time is over. */
final class Aftermath {
    private static final Logger log = LoggerFactory.getLogger(Aftermath.class);
    private static final Actor ERASURE = Actor.system("erasure");

    private final ErasureStore store;
    private final Audit audit;
    private final ServerConfig.Audit retention;
    private final Clock clock;

    Aftermath(ErasureStore store, Audit audit, ServerConfig.Audit retention, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.retention = retention;
        this.clock = clock;
    }

    /** Repeated; a record that was written before a kill is known by its source. */
    void settle() {
        for (Erasure erasure : store.unrecorded()) {
            audit.record(AuditEntry.of(Audit.PLATFORM, ERASURE, AuditAction.TENANT__ERASED)
                    .on("tenant", erasure.tenant().id())
                    .detail("erasure", erasure.id().toString())
                    .learned(finished(erasure), "erasure/" + erasure.id()));
            store.recorded(erasure.id(), clock.instant());
        }
        for (Erasure erasure : store.auditDue(clock.instant())) {
            String tenant = erasure.tenant().id();
            store.forgetAudit(erasure, retention.retention(tenant), clock.instant())
                    .ifPresent(removed -> {
                        audit.record(AuditEntry.of(Audit.PLATFORM, ERASURE, AuditAction.TENANT__AUDIT_REMOVED)
                                .on("tenant", tenant)
                                .detail("records", removed));
                        log.atInfo()
                                .addKeyValue("tenant", tenant)
                                .addKeyValue("records", removed)
                                .log("The audit log of an erased tenant is removed");
                    });
        }
    }

    private static Instant finished(Erasure erasure) {
        return Objects.requireNonNull(erasure.finishedAt(), "only finished erasures are recorded");
    }
}

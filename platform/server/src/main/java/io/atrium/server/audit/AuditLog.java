package io.atrium.server.audit;

import io.atrium.server.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one tenant's log. Who may is decided by the routes. */
final class AuditLog {
    private final Database database;
    private final AuditStore store = new AuditStore();
    private final Clock clock;

    AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<AuditRecord> page(String tenantId, AuditQuery query, @Nullable Long after, int limit) {
        return database.inTenant(tenantId, handle -> store.page(handle, query, after, limit));
    }

    Optional<AuditRecord> find(String tenantId, long sequence) {
        return database.inTenant(tenantId, handle -> store.find(handle, sequence));
    }

    /** The newest link of the chain. */
    Optional<ChainLink> head(String tenantId) {
        return database.inTenant(tenantId, store::head);
    }

    /** What retention has removed up to, {@link ChainLink#BEGINNING} when nothing. */
    ChainLink checkpoint(String tenantId) {
        return database.inTenant(tenantId, handle -> store.checkpoint(handle).orElse(ChainLink.BEGINNING));
    }

    /** Everything that a query speaks of, oldest first, up to the newest at this moment. */
    void forEach(String tenantId, AuditQuery query, Consumer<AuditRecord> work) {
        database.useTenant(
                tenantId,
                handle -> store.head(handle).ifPresent(head -> store.forEach(handle, query, head.sequence(), work)));
    }

    /**
     * Walks the whole chain.
     *
     * @param anchors links that were written down outside the database
     */
    ChainCheck.Verdict verify(String tenantId, List<ChainLink> anchors) {
        while (true) {
            ChainLink checkpoint = checkpoint(tenantId);
            ChainCheck check = new ChainCheck(checkpoint, anchors, clock.instant());
            forEach(tenantId, AuditQuery.EVERYTHING, check::next);
            // Retention may have removed the beginning meanwhile; then the walk began after a wrong link.
            if (checkpoint(tenantId).equals(checkpoint)) {
                return check.conclude();
            }
        }
    }

    /** Removes records that are older than so many days; answers how many. */
    long retain(String tenantId, int days) {
        return database.inTenant(tenantId, handle -> store.retain(handle, days));
    }
}

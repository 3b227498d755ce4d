package io.atrium.server.audit;

import io.atrium.server.storage.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one tenant's log. Who may is decided by the routes. */
final class AuditLog {
    private final Database database;
    private final AuditStore store = new AuditStore();
    private final CursorStore cursors = new CursorStore();
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
     * @param progress counts the records
     */
    ChainCheck.Verdict verify(String tenantId, List<ChainLink> anchors, AtomicLong progress) {
        while (true) {
            ChainLink checkpoint = checkpoint(tenantId);
            ChainCheck check = new ChainCheck(checkpoint, anchors, clock.instant());
            progress.set(0);
            forEach(tenantId, AuditQuery.EVERYTHING, record -> {
                check.next(record);
                progress.incrementAndGet();
            });
            // Retention may have removed the beginning meanwhile; then the walk began after a wrong link.
            if (checkpoint(tenantId).equals(checkpoint)) {
                return check.conclude();
            }
        }
    }

    /** Some records after one, oldest first. */
    List<AuditRecord> following(String tenantId, long sequence, int limit) {
        return database.inTenant(tenantId, handle -> store.following(handle, sequence, limit));
    }

    /** The last record that a reader has done with, 0 when none. */
    long position(String tenantId, String reader) {
        return database.<Long>inTenant(
                tenantId,
                handle -> cursors.position(handle, reader).map(Long::valueOf).orElse(0L));
    }

    /** Moves a reader. */
    void move(String tenantId, String reader, long sequence) {
        database.useTenant(tenantId, handle -> cursors.move(handle, tenantId, reader, Long.toString(sequence)));
    }

    /** Removes records that are older than so many days; answers how many. */
    long retain(String tenantId, int days) {
        return database.inTenant(tenantId, handle -> store.retain(handle, days));
    }
}

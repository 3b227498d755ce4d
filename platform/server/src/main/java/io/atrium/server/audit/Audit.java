package io.atrium.server.audit;

import io.atrium.server.storage.Database;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every feature records what it did. */
public final class Audit {
    /** The log of the whole installation; no tenant has this name. */
    public static final String PLATFORM = "platform";

    private static final Logger log = LoggerFactory.getLogger("io.atrium.audit");

    private final Database database;
    private final AuditStore store = new AuditStore();

    public Audit(Database database) {
        this.database = database;
    }

    /**
     * Records in the transaction of the change: an aborted one leaves nothing, a committed one always has its record. Call it last, because
     * other changes of the tenant wait from here to the commit.
     *
     * @param transaction of the entry's own tenant
     */
    public void record(Handle transaction, AuditEntry entry) {
        if (store.append(transaction, entry)) {
            transaction.afterCommit(() -> tell(entry));
        }
    }

    /** Records in a transaction of its own: reads, exports, refusals. Not within another transaction. */
    public void record(AuditEntry entry) {
        database.useTenant(entry.tenantId(), handle -> record(handle, entry));
    }

    private static void tell(AuditEntry entry) {
        log.atInfo()
                .addKeyValue("tenant", entry.tenantId())
                .addKeyValue("subject", entry.actor().id())
                .addKeyValue("action", entry.action().code())
                .addKeyValue(
                        "object", entry.target().kind() + "/" + entry.target().id())
                .addKeyValue("outcome", entry.outcome().code())
                .log("audit");
    }
}

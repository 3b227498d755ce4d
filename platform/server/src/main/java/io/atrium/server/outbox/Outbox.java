package io.atrium.server.outbox;

import io.atrium.contract.Event;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventRecords;
import io.atrium.server.eventlog.LogRecord;
import org.jdbi.v3.core.Handle;

/** Where features leave their events. */
public final class Outbox {

    private final EventRecords encoder = new EventRecords();
    private final OutboxStore store;
    private final OutboxPublisher publisher;

    public Outbox(OutboxStore store, OutboxPublisher publisher) {
        this.store = store;
        this.publisher = publisher;
    }

    /** Leaves an event in the caller's transaction: it is published if, and only if, that commits. The tenants must be the same. */
    public void append(Handle handle, Event event) {
        LogRecord message = encoder.of(event);
        if (message.value().length > EventLog.MAX_EVENT_BYTES) {
            throw new IllegalArgumentException(
                    "An event of " + message.value().length + " bytes is more than Kafka takes");
        }
        store.append(handle, event.envelope().tenantId(), message);
        handle.afterCommit(publisher::wake);
    }
}

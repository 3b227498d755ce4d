package io.atrium.server.outbox;

import io.atrium.server.eventlog.LogRecord;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code outbox}. */
public class OutboxStore {

    /** Any number that nothing else in this database uses. */
    private static final long PUBLISHER_LOCK = 0x4154_5249_554d_4f42L;

    /** An event that waits, and its place in the table. */
    record Waiting(long id, LogRecord message) {}

    /** How much waits, and for how long the oldest has been. */
    record Backlog(long depth, Duration age) {}

    void append(Handle handle, String tenant, LogRecord message) {
        handle.createUpdate("""
                        insert into outbox (tenant_id, topic, record_key, event) values (:tenant, :topic, :key, :event)
                        """)
                .bind("tenant", tenant)
                .bind("topic", message.topic())
                .bind("key", message.key())
                .bind("event", message.value())
                .execute();
    }

    /** Whether this transaction may publish; at most one of all servers may at a time. */
    boolean tryLock(Handle handle) {
        return handle.select("select pg_try_advisory_xact_lock(?)", PUBLISHER_LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    List<Waiting> oldest(Handle handle, int limit) {
        return handle.createQuery("select id, topic, record_key, event from outbox order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new Waiting(
                        row.getLong("id"),
                        new LogRecord(row.getString("topic"), row.getString("record_key"), row.getBytes("event"))))
                .list();
    }

    void delete(Handle handle, List<Long> ids) {
        handle.createUpdate("delete from outbox where id in (<ids>)")
                .bindList("ids", ids)
                .execute();
    }

    Backlog backlog(Handle handle, Instant now) {
        return handle.createQuery("select count(*) as depth, min(created_at) as oldest from outbox")
                .map((row, context) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
                    return new Backlog(row.getLong("depth"), age.isNegative() ? Duration.ZERO : age);
                })
                .one();
    }
}

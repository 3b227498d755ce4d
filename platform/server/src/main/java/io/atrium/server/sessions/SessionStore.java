package io.atrium.server.sessions;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.storage.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The tables {@code session_end} and {@code session_sighting}. */
final class SessionStore {
    /** Stands for all sessions of a subject. */
    static final String ALL = "";

    private static final Duration ENDS_KEPT = Duration.ofDays(7);
    private static final Duration SIGHTINGS_KEPT = Duration.ofDays(2);

    private final Database database;
    private final Audit audit;

    SessionStore(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /** One row of {@code session_end}. */
    record End(String subject, String session, Instant at) {}

    List<End> ends(String tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("select subject, session_id, ended_at from session_end")
                        .map((row, context) -> new End(
                                row.getString("subject"),
                                row.getString("session_id"),
                                row.getTimestamp("ended_at").toInstant()))
                        .list());
    }

    /** Remembers what ends, with its record. */
    void end(AuditEntry entry, String subject, Collection<String> sessions, Instant now) {
        database.useTenant(entry.tenantId(), handle -> {
            handle.execute("delete from session_end where ended_at < ?", Timestamp.from(now.minus(ENDS_KEPT)));
            PreparedBatch batch = handle.prepareBatch("""
                    insert into session_end (tenant_id, subject, session_id, ended_at)
                    values (:tenant, :subject, :session, :at)
                    on conflict (tenant_id, subject, session_id)
                        do update set ended_at = greatest(session_end.ended_at, excluded.ended_at)""");
            for (String session : sessions) {
                batch.bind("tenant", entry.tenantId())
                        .bind("subject", subject)
                        .bind("session", session)
                        .bind("at", Timestamp.from(now))
                        .add();
            }
            batch.execute();
            audit.record(handle, entry);
        });
    }

    Map<String, Sighting> sightings(String tenant, String subject) {
        return database.inTenant(tenant, handle -> {
            Map<String, Sighting> sightings = new HashMap<>();
            handle.createQuery(
                            "select session_id, address, user_agent, last_seen from session_sighting where subject = :subject")
                    .bind("subject", subject)
                    .map((row, context) -> Map.entry(
                            row.getString("session_id"),
                            new Sighting(
                                    row.getString("address"),
                                    row.getString("user_agent"),
                                    row.getTimestamp("last_seen").toInstant())))
                    .forEach(entry -> sightings.put(entry.getKey(), entry.getValue()));
            return sightings;
        });
    }

    void see(String tenant, String session, String subject, Sighting sighting) {
        database.useTenant(tenant, handle -> {
            Timestamp old = Timestamp.from(sighting.lastSeen().minus(SIGHTINGS_KEPT));
            handle.execute("delete from session_sighting where last_seen < ?", old);
            handle.createUpdate("""
                            insert into session_sighting (tenant_id, session_id, subject, address, user_agent, last_seen)
                            values (:tenant, :session, :subject, :address, :agent, :seen)
                            on conflict (tenant_id, session_id) do update
                            set address = excluded.address, user_agent = excluded.user_agent, last_seen = excluded.last_seen
                            where session_sighting.subject = excluded.subject""")
                    .bind("tenant", tenant)
                    .bind("session", session)
                    .bind("subject", subject)
                    .bind("address", sighting.address())
                    .bind("agent", shortened(sighting.userAgent()))
                    .bind("seen", Timestamp.from(sighting.lastSeen()))
                    .execute();
        });
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), 300));
    }
}

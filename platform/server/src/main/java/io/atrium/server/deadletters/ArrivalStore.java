package io.atrium.server.deadletters;

import io.atrium.contract.Envelope;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table {@code dead_letter}, of all tenants: what arrives, and how much is there. */
class ArrivalStore {

    private final Database database;

    ArrivalStore(Database database) {
        this.database = database;
    }

    /** Keeps letters in one transaction; those that are kept already stay as they are. */
    void keep(List<ArrivedLetter> letters, Instant now) {
        database.<Boolean>acrossTenants(CrossTenantScope.DEAD_LETTERS, handle -> {
            insert(handle, letters, now);
            return true;
        });
    }

    /** How many letters of each partition are kept. */
    List<OriginCount> countByOrigin() {
        return database.acrossTenants(
                CrossTenantScope.DEAD_LETTERS,
                handle -> handle.createQuery("""
                        select origin_topic, origin_partition, count(*) as letters
                        from dead_letter
                        group by origin_topic, origin_partition
                        order by origin_topic, origin_partition
                        """)
                        .map((row, context) -> new OriginCount(
                                row.getString("origin_topic"), row.getInt("origin_partition"), row.getLong("letters")))
                        .list());
    }

    /** How many letters there are in each state; those of no tenant under a name of their own. */
    Map<String, Long> countByState() {
        return database.acrossTenants(CrossTenantScope.DEAD_LETTERS, handle -> {
            Map<String, Long> counts = new HashMap<>();
            handle.createQuery("""
                            select case when letter.tenant_id = '' then :unattributed
                                        when letter.state = 'replayed' and exists (
                                            select 1 from dead_letter again where again.tenant_id = letter.tenant_id
                                            and again.origin_topic = letter.sent_topic and again.origin_partition = letter.sent_partition
                                            and again.origin_offset = letter.sent_offset and again.arrival = letter.sent_arrival)
                                        then 'failed-again' else letter.state end as state_now,
                                   count(*) as letters
                            from dead_letter letter group by 1
                            """)
                    .bind("unattributed", DeadLetterMeters.UNATTRIBUTED)
                    .map((row, context) -> counts.put(row.getString("state_now"), row.getLong("letters")))
                    .list();
            return Map.copyOf(counts);
        });
    }

    private static void insert(Handle handle, List<ArrivedLetter> letters, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into dead_letter (tenant_id, origin_topic, origin_partition, origin_offset, arrival,
                        record_key, record_value, reason, detail, event_type, event_source, event_id, event_time, received_at)
                values (:tenant, :topic, :partition, :offset, :arrival,
                        :key, :value, :reason, :detail, :type, :source, :event, :time, :now)
                on conflict on constraint dead_letter_origin do nothing
                """);
        for (ArrivedLetter letter : letters) {
            bind(batch, letter, now);
        }
        batch.execute();
    }

    private static void bind(PreparedBatch batch, ArrivedLetter letter, Instant now) {
        Envelope envelope = letter.envelope();
        Origin origin = letter.origin();
        batch.bind("tenant", letter.tenant())
                .bind("topic", text(origin.topic()))
                .bind("partition", origin.partition())
                .bind("offset", origin.offset())
                .bind("arrival", at(origin.arrival()))
                .bindBySqlType("key", letter.key(), Types.BINARY)
                .bind("value", letter.value())
                .bind("reason", text(letter.reason()))
                .bind("detail", text(letter.detail()))
                .bind("type", envelope == null ? null : text(envelope.type()))
                .bind("source", envelope == null ? null : text(envelope.source()))
                .bind("event", envelope == null ? null : text(envelope.id()))
                .bind("time", envelope == null ? null : at(envelope.time()))
                .bind("now", at(now))
                .add();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** PostgreSQL's texts hold no NUL; the bytes of the record keep what it was. */
    private static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }
}

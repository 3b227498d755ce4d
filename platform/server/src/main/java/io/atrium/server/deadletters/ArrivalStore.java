package io.atrium.server.deadletters;

import io.atrium.contract.Envelope;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

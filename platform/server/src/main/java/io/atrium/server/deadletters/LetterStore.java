package io.atrium.server.deadletters;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.storage.Database;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The letters of one tenant, for people. */
final class LetterStore {

    /** Open letters that a {@link Match} speaks of; see {@link #bind}. */
    static final String MATCHES = """
            state = 'open'
            and (cardinality(cast(:reasons as text[])) = 0 or reason = any (:reasons))
            and (cardinality(cast(:types as text[])) = 0 or event_type = any (:types))
            and (cardinality(cast(:sources as text[])) = 0 or event_source = any (:sources))
            and (cardinality(cast(:ids as bigint[])) = 0 or id = any (:ids))
            and arrival >= coalesce(cast(:from as timestamptz), '-infinity')
            and arrival < coalesce(cast(:to as timestamptz), 'infinity')
            """;

    private static final int MOST_VALUES = 100;

    private final Database database;
    private final Audit audit;

    LetterStore(Database database) {
        this.database = database;
        this.audit = new Audit(database);
    }

    /** A letter with everything that is kept of it. */
    record Whole(LetterLine line, KeptLetter letter, List<HistoryLine> history, List<LetterLine> sameIdentity) {}

    List<LetterLine> page(String tenant, LetterQuery query) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery("""
                        select *, octet_length(record_value) as bytes from dead_letter_now
                        where (cardinality(cast(:states as text[])) = 0 or state_now = any (:states))
                          and (cardinality(cast(:reasons as text[])) = 0 or reason = any (:reasons))
                          and (cardinality(cast(:types as text[])) = 0 or event_type = any (:types))
                          and (cardinality(cast(:sources as text[])) = 0 or event_source = any (:sources))
                          and arrival >= coalesce(cast(:from as timestamptz), '-infinity')
                          and arrival < coalesce(cast(:to as timestamptz), 'infinity')
                          and id < coalesce(cast(:after as bigint), 9223372036854775807)
                          and (:text = '' or position(lower(:text) in
                               lower(concat_ws(' ', event_id, event_source, detail))) > 0)
                        order by id desc
                        limit :limit
                        """)
                        .bindArray("states", String.class, query.states())
                        .bindArray("reasons", String.class, query.reasons())
                        .bindArray("types", String.class, query.types())
                        .bindArray("sources", String.class, query.sources())
                        .bind("from", at(query.from()))
                        .bind("to", at(query.to()))
                        .bind("after", query.after())
                        .bind("text", query.text())
                        .bind("limit", query.limit())
                        .map((row, context) -> line(row))
                        .list());
    }

    Optional<Whole> find(String tenant, long id) {
        return database.inTenant(tenant, handle -> {
            Optional<LetterLine> line = handle.createQuery(
                            "select *, octet_length(record_value) as bytes from dead_letter_now where id = :id")
                    .bind("id", id)
                    .map((row, context) -> line(row))
                    .findOne();
            return line.map(found -> new Whole(
                    found,
                    handle.createQuery("select * from dead_letter where id = :id")
                            .bind("id", id)
                            .map((row, context) -> letter(row))
                            .one(),
                    history(handle, id),
                    sameIdentity(handle, found)));
        });
    }

    Summary summary(String tenant) {
        return database.inTenant(tenant, handle -> {
            Map<String, Long> states = none();
            Map<String, Map<String, Long>> reasons = new LinkedHashMap<>();
            handle.createQuery("""
                            select letter.reason,
                                   case when letter.state = 'replayed' and exists (
                                       select 1 from dead_letter again where again.tenant_id = letter.tenant_id
                                       and again.origin_topic = letter.sent_topic and again.origin_partition = letter.sent_partition
                                       and again.origin_offset = letter.sent_offset and again.arrival = letter.sent_arrival)
                                   then 'failed-again' else letter.state end as state_now,
                                   count(*) as letters
                            from dead_letter letter group by 1, 2 order by 1, 2
                            """)
                    .map((row, context) -> {
                        long letters = row.getLong("letters");
                        states.merge(row.getString("state_now"), letters, Long::sum);
                        reasons.computeIfAbsent(row.getString("reason"), absent -> none())
                                .put(row.getString("state_now"), letters);
                        return true;
                    })
                    .list();
            return new Summary(states, lines(reasons), values(handle, "event_type"), values(handle, "event_source"));
        });
    }

    /** External ids by number, of members that the directory knows. */
    Map<Long, String> names(String tenant, Collection<Long> numbers) {
        return database.inTenant(tenant, handle -> names(handle, numbers));
    }

    static Map<Long, String> names(Handle handle, Collection<Long> numbers) {
        Map<Long, String> names = new HashMap<>();
        handle.createQuery("select member_no, external_id from member where member_no = any (:numbers)")
                .bindArray("numbers", Long.class, List.copyOf(numbers))
                .map((row, context) -> names.put(row.getLong("member_no"), row.getString("external_id")))
                .list();
        return names;
    }

    /** How many open letters match. */
    long count(String tenant, Match match) {
        return database.inTenant(
                tenant,
                handle -> bind(handle.createQuery("select count(*) from dead_letter where " + MATCHES), match)
                        .mapTo(Long.class)
                        .one());
    }

    /** Some open letters that match, oldest first. */
    List<KeptLetter> open(String tenant, Match match, long after, int limit) {
        return database.inTenant(
                tenant,
                handle -> bind(
                                handle.createQuery("select * from dead_letter where " + MATCHES
                                        + " and id > :after order by id limit :limit"),
                                match)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, context) -> letter(row))
                        .list());
    }

    /** Discards open letters that match; answers how many. */
    int discard(String tenant, Match match, String reason, Who who, Instant now) {
        return database.inTenant(tenant, handle -> {
            int discarded = bind(handle.createUpdate("""
                            with discarded as (
                                update dead_letter set state = 'discarded' where %s returning id)
                            insert into dead_letter_history (tenant_id, letter_id, at, action, by_id, by_name, detail)
                            select :tenant, id, :now, 'discarded', :byId, :byName, :reason from discarded
                            """.formatted(MATCHES)), match)
                    .bind("tenant", tenant)
                    .bind("now", at(now))
                    .bind("byId", who.id())
                    .bind("byName", who.name())
                    .bind("reason", reason)
                    .execute();
            if (discarded > 0) {
                audit.record(
                        handle,
                        who.entry(tenant, AuditAction.DEAD_LETTERS__DISCARDED)
                                .on("dead-letters", tenant)
                                .changed(null, match)
                                .detail("letters", discarded));
            }
            return discarded;
        });
    }

    static <S extends SqlStatement<S>> S bind(S statement, Match match) {
        return statement
                .bindArray("reasons", String.class, orNone(match.reasons()))
                .bindArray("types", String.class, orNone(match.types()))
                .bindArray("sources", String.class, orNone(match.sources()))
                .bindArray("ids", Long.class, orNone(match.ids()))
                .bind("from", at(match.from()))
                .bind("to", at(match.to()));
    }

    static KeptLetter letter(ResultSet row) throws SQLException {
        return new KeptLetter(
                row.getLong("id"),
                row.getString("reason"),
                new Origin(
                        row.getString("origin_topic"),
                        row.getInt("origin_partition"),
                        row.getLong("origin_offset"),
                        row.getTimestamp("arrival").toInstant()),
                new String(row.getBytes("record_key"), StandardCharsets.UTF_8),
                row.getBytes("record_value"));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static List<HistoryLine> history(Handle handle, long id) {
        return handle.createQuery("select * from dead_letter_history where letter_id = :id order by id")
                .bind("id", id)
                .map((row, context) -> new HistoryLine(
                        row.getTimestamp("at").toInstant(),
                        row.getString("action"),
                        row.getObject("run_id", Long.class),
                        row.getString("by_name"),
                        row.getString("detail")))
                .list();
    }

    private static List<LetterLine> sameIdentity(Handle handle, LetterLine line) {
        if (line.eventId() == null) {
            return List.of();
        }
        return handle.createQuery("""
                        select *, octet_length(record_value) as bytes from dead_letter_now
                        where event_source = :source and event_id = :event and id <> :id order by id limit 20
                        """)
                .bind("source", line.source())
                .bind("event", line.eventId())
                .bind("id", line.id())
                .map((row, context) -> line(row))
                .list();
    }

    private static List<Summary.Reason> lines(Map<String, Map<String, Long>> reasons) {
        List<Summary.Reason> lines = new ArrayList<>();
        reasons.forEach((reason, states) ->
                lines.add(new Summary.Reason(reason, states.getOrDefault(LetterState.OPEN.code(), 0L), states)));
        lines.sort((left, right) -> Long.compare(right.open(), left.open()));
        return lines;
    }

    /** {@code column} is one of two names in this class. */
    private static List<Summary.Value> values(Handle handle, String column) {
        return handle.createQuery("""
                        select %1$s as value, count(*) as letters from dead_letter
                        where state = 'open' and %1$s is not null group by 1 order by 2 desc, 1 limit %2$d
                        """.formatted(column, MOST_VALUES))
                .map((row, context) -> new Summary.Value(row.getString("value"), row.getLong("letters")))
                .list();
    }

    private static Map<String, Long> none() {
        Map<String, Long> states = new LinkedHashMap<>();
        for (LetterState state : LetterState.values()) {
            states.put(state.code(), 0L);
        }
        return states;
    }

    private static LetterLine line(ResultSet row) throws SQLException {
        return new LetterLine(
                row.getLong("id"),
                LetterState.of(row.getString("state_now")).orElseThrow(),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("event_type"),
                row.getString("event_source"),
                row.getString("event_id"),
                instant(row, "event_time"),
                row.getTimestamp("arrival").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("origin_topic"),
                row.getInt("origin_partition"),
                row.getLong("origin_offset"),
                row.getInt("bytes"),
                row.getObject("run_id", Long.class),
                row.getObject("again_id", Long.class),
                row.getObject("earlier_id", Long.class));
    }
}

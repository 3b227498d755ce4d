package io.atrium.server.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.eventlog.Place;
import io.atrium.server.http.Json;
import io.atrium.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Runs and the letters that they have claimed. */
class RunStore {
    /** With a run's number, the name of a lock that nothing else in this database uses. */
    private static final int RUN_LOCK = 0x444C_5155;

    private static final int BATCH_LETTERS = 200;
    private static final int BATCH_BYTES = 16 << 20;

    private final Database database;
    private final Audit audit;

    RunStore(Database database) {
        this.database = database;
        this.audit = new Audit(database);
    }

    /**
     * Letters of a run that wait.
     *
     * @param names external ids by number; to be called within the work
     */
    record Waiting(List<KeptLetter> letters, Function<Collection<Long>, Map<Long, String>> names) {}

    /** What became of a letter. One that is left out still waits. */
    sealed interface Outcome {
        long letter();

        /** Kafka has taken the event. */
        record Sent(long letter, Place place) implements Outcome {}

        /** It is done and nothing was sent, because it is of somebody who has opted out. It reads like one that was sent. */
        record Withheld(long letter, String topic) implements Outcome {}

        /** It stays open. */
        record Refused(long letter, List<Problem> problems) implements Outcome {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Whether a run got on. */
    enum Step {
        /** Letters were done, there may be more. */
        ADVANCED,
        /** Another server is at it, or Kafka took none. */
        BLOCKED,
        /** None is left. */
        FINISHED
    }

    /** Begins a run: claims all open letters that match, or nothing. */
    Run begin(String tenant, Rule rule, Who who, Instant now) {
        return database.inTenant(tenant, handle -> {
            long id = handle.createQuery("""
                            insert into dead_letter_run (tenant_id, rule, matched, started_by, started_by_name, started_at)
                            values (:tenant, cast(:rule as jsonb), 0, :byId, :byName, :now) returning id
                            """)
                    .bind("tenant", tenant)
                    .bind("rule", json(rule))
                    .bind("byId", who.id())
                    .bind("byName", who.name())
                    .bind("now", LetterStore.at(now))
                    .mapTo(Long.class)
                    .one();
            int matched = LetterStore.bind(handle.createUpdate("""
                                    with claimed as (
                                        update dead_letter set state = 'replaying', run_id = :run where %s returning id)
                                    insert into dead_letter_history (tenant_id, letter_id, at, action, run_id, by_id, by_name, detail)
                                    select :tenant, id, :now, 'claimed', :run, :byId, :byName, '' from claimed
                                    """.formatted(LetterStore.MATCHES)), rule.match())
                    .bind("tenant", tenant)
                    .bind("run", id)
                    .bind("byId", who.id())
                    .bind("byName", who.name())
                    .bind("now", LetterStore.at(now))
                    .execute();
            handle.execute("update dead_letter_run set matched = ? where id = ?", matched, id);
            audit.record(
                    handle,
                    who.entry(tenant, AuditAction.DEAD_LETTERS__REPLAYED)
                            .on("dead-letter-run", Long.toString(id))
                            .changed(null, rule)
                            .detail("letters", matched));
            return find(handle, id).orElseThrow();
        });
    }

    /** Runs of the tenant that are not finished, oldest first. */
    List<Run> unfinished(String tenant) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery(select("where finished_at is null order by run.id"))
                        .map((row, context) -> run(row))
                        .list());
    }

    Optional<Run> find(String tenant, long id) {
        return database.inTenant(tenant, handle -> find(handle, id));
    }

    /** Newest first. */
    List<Run> page(String tenant, long before, int limit) {
        return database.inTenant(
                tenant,
                handle -> handle.createQuery(select("where run.id < :before order by run.id desc limit :limit"))
                        .bind("before", before)
                        .bind("limit", limit)
                        .map((row, context) -> run(row))
                        .list());
    }

    /**
     * Gives the next letters of a run to the work and notes what became of them, in one transaction, on one server at a time. When the server
     * dies in it, the letters still wait and are sent again: the same events, which count once.
     */
    Step advance(String tenant, Run run, Instant now, Function<Waiting, List<Outcome>> work) {
        return database.inTenant(tenant, handle -> {
            boolean alone = handle.select("select pg_try_advisory_xact_lock(?, ?)", RUN_LOCK, (int) run.id())
                    .mapTo(Boolean.class)
                    .one();
            if (!alone) {
                return Step.BLOCKED;
            }
            List<KeptLetter> letters = waiting(handle, run.id());
            if (letters.isEmpty()) {
                handle.createUpdate("update dead_letter_run set finished_at = :now, trouble = null where id = :run"
                                + " and finished_at is null")
                        .bind("now", LetterStore.at(now))
                        .bind("run", run.id())
                        .execute();
                return Step.FINISHED;
            }
            List<Outcome> outcomes = work.apply(new Waiting(letters, numbers -> LetterStore.names(handle, numbers)));
            note(handle, tenant, run, now, outcomes);
            return outcomes.isEmpty() ? Step.BLOCKED : Step.ADVANCED;
        });
    }

    /** Says why a run does not get on. */
    void trouble(String tenant, long run, String text) {
        database.useTenant(
                tenant, handle -> handle.execute("update dead_letter_run set trouble = ? where id = ?", text, run));
    }

    void note(Handle handle, String tenant, Run run, Instant now, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        PreparedBatch letters = handle.prepareBatch("""
                update dead_letter set state = :state, sent_topic = :topic, sent_partition = :partition, sent_offset = :offset,
                    sent_arrival = :arrival
                where id = :letter and state = 'replaying' and run_id = :run
                """);
        PreparedBatch history = handle.prepareBatch("""
                insert into dead_letter_history (tenant_id, letter_id, at, action, run_id, by_id, by_name, detail)
                select :tenant, :letter, :now, :action, run.id, run.started_by, run.started_by_name, :detail
                from dead_letter_run run where run.id = :run
                """);
        int sent = 0;
        for (Outcome outcome : outcomes) {
            Place place = place(outcome, now);
            sent += place == null ? 0 : 1;
            letters.bind("letter", outcome.letter())
                    .bind("run", run.id())
                    .bind("state", place == null ? "open" : "replayed")
                    .bind("topic", place == null ? null : place.topic())
                    .bind("partition", place == null ? null : place.partition())
                    .bind("offset", place == null ? null : place.offset())
                    .bind("arrival", place == null ? null : LetterStore.at(place.time()))
                    .add();
            history.bind("tenant", tenant)
                    .bind("letter", outcome.letter())
                    .bind("now", LetterStore.at(now))
                    .bind("action", place == null ? "refused" : "replayed")
                    .bind("run", run.id())
                    .bind("detail", detail(outcome))
                    .add();
        }
        letters.execute();
        history.execute();
        handle.createUpdate("""
                        update dead_letter_run set replayed = replayed + :sent, refused = refused + :refused, trouble = null
                        where id = :run
                        """)
                .bind("sent", sent)
                .bind("refused", outcomes.size() - sent)
                .bind("run", run.id())
                .execute();
    }

    private static List<KeptLetter> waiting(Handle handle, long run) {
        return handle.createQuery("""
                        select * from (
                            select letter.*, sum(octet_length(record_value)) over (order by id) - octet_length(record_value) as bytes_before
                            from (select * from dead_letter where run_id = :run and state = 'replaying' order by id limit :letters) letter
                        ) counted
                        where bytes_before < :bytes order by id
                        """)
                .bind("run", run)
                .bind("letters", BATCH_LETTERS)
                .bind("bytes", BATCH_BYTES)
                .map((row, context) -> LetterStore.letter(row))
                .list();
    }

    /** Where the event stands; nowhere, in a place that Kafka has not, when it was withheld; null when it was refused. */
    private static @Nullable Place place(Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Sent sent) {
            return sent.place();
        }
        return outcome instanceof Outcome.Withheld withheld ? new Place(withheld.topic(), -1, -1, now) : null;
    }

    /** Without the place of what was sent: what was withheld has none, and nobody is to learn which that was. */
    private static String detail(Outcome outcome) {
        if (outcome instanceof Outcome.Sent sent) {
            return sent.place().topic();
        }
        if (outcome instanceof Outcome.Withheld withheld) {
            return withheld.topic();
        }
        Problem problem = ((Outcome.Refused) outcome).problems().get(0);
        return problem.code() + (problem.field().isEmpty() ? "" : " (" + problem.field() + ")") + ": "
                + problem.message().replace('\0', '\uFFFD');
    }

    private static Optional<Run> find(Handle handle, long id) {
        return handle.createQuery(select("where run.id = :id"))
                .bind("id", id)
                .map((row, context) -> run(row))
                .findOne();
    }

    private static String select(String rest) {
        return """
                select run.*, (select count(*) from dead_letter where run_id = run.id and state = 'replaying') as remaining
                from dead_letter_run run
                """ + rest;
    }

    private static Run run(ResultSet row) throws SQLException {
        Instant finished = LetterStore.instant(row, "finished_at");
        return new Run(
                row.getLong("id"),
                finished == null ? "running" : "finished",
                rule(row.getString("rule")),
                row.getLong("matched"),
                row.getLong("replayed"),
                row.getLong("refused"),
                row.getLong("remaining"),
                row.getString("started_by_name"),
                row.getTimestamp("started_at").toInstant(),
                finished,
                row.getString("trouble"));
    }

    static String json(Rule rule) {
        try {
            return Json.mapper().writeValueAsString(rule);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule cannot be written", e);
        }
    }

    static Rule rule(String json) {
        try {
            return Json.mapper().readValue(json, Rule.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored rule cannot be read", e);
        }
    }
}

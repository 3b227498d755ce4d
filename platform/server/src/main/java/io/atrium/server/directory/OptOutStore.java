package io.atrium.server.directory;

import io.atrium.server.directory.OptOutSpans.Span;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code member_opt_out}. Whoever changes them holds the lock of the tenant's directory. */
final class OptOutStore {

    Optional<Instant> since(Handle handle, int memberNo) {
        return handle.createQuery("select since from member_opt_out where member_no = :member and until is null")
                .bind("member", memberNo)
                .map((row, context) -> row.getTimestamp("since").toInstant())
                .findOne();
    }

    List<OptOuts.Period> history(Handle handle, int memberNo) {
        return handle.createQuery("select since, until from member_opt_out where member_no = :member order by since")
                .bind("member", memberNo)
                .map((row, context) -> {
                    Timestamp until = row.getTimestamp("until");
                    return new OptOuts.Period(
                            row.getTimestamp("since").toInstant(), until == null ? null : until.toInstant());
                })
                .list();
    }

    long count(Handle handle) {
        return handle.createQuery("select count(*) from member_opt_out where until is null")
                .mapTo(Long.class)
                .one();
    }

    /** Out, in and out again within one tick of the clock is one opt-out. */
    void begin(Handle handle, String tenant, int memberNo, Instant at, LocalDate uncountedFrom) {
        handle.createUpdate("""
                        insert into member_opt_out (tenant_id, member_no, since, uncounted_from)
                        values (:tenant, :member, :at, :day)
                        on conflict (tenant_id, member_no, since) do update set until = null, counted_from = null""")
                .bind("tenant", tenant)
                .bind("member", memberNo)
                .bind("at", at)
                .bind("day", uncountedFrom)
                .execute();
        changed(handle);
    }

    void end(Handle handle, int memberNo, Instant at, LocalDate countedFrom) {
        handle.createUpdate("""
                        update member_opt_out set until = greatest(since, :at), counted_from = :day
                        where member_no = :member and until is null""")
                .bind("member", memberNo)
                .bind("at", at)
                .bind("day", countedFrom)
                .execute();
        changed(handle);
    }

    private static void changed(Handle handle) {
        handle.execute("update directory_state set opt_out_revision = opt_out_revision + 1");
    }

    /** All spans of all members. The revision is read first, so rows are never older than it says. */
    OptOutSpans spans(Handle handle) {
        long revision = revision(handle);
        Map<Integer, List<Span>> spans = new HashMap<>();
        handle.createQuery("select member_no, since, until from member_opt_out order by member_no, since")
                .setFetchSize(10_000)
                .map((row, context) -> {
                    Timestamp until = row.getTimestamp("until");
                    return spans.computeIfAbsent(row.getInt("member_no"), first -> new ArrayList<>(1))
                            .add(new Span(
                                    row.getTimestamp("since").toInstant(),
                                    until == null ? Instant.MAX : until.toInstant()));
                })
                .forEach(added -> {});
        return new OptOutSpans(revision, spans);
    }

    private static long revision(Handle handle) {
        return handle.createQuery("select opt_out_revision from directory_state")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}

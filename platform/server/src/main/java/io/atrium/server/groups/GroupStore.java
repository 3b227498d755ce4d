package io.atrium.server.groups;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code group_relation}. They are written by functions of the database alone, which change both sides and tell the other one's
 * audit log (see {@code V190__groups.sql}); what the caller did is recorded here, in the same transaction.
 */
final class GroupStore {
    private static final String OBJECT = "group-relation";

    private final Database database;
    private final Audit audit;
    private final Clock clock;

    GroupStore(Database database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a parent may read now. */
    sealed interface Reading {
        /**
         * It is in the subsidiary's log.
         *
         * @param metrics null: all
         */
        record Granted(@Nullable List<String> metrics) implements Reading {}

        /** There is no consent, or no longer. */
        record Over() implements Reading {}

        /** The subsidiary is suspended. */
        record Closed() implements Reading {}
    }

    /** All of a tenant's relations, the newest first. */
    List<Relation> list(String tenantId) {
        return database.inTenant(
                tenantId,
                handle -> handle.createQuery("select * from group_relation order by invited_at desc, relation_id")
                        .map((row, context) -> relation(row))
                        .list());
    }

    /** All relations of the installation as their parents have them, for operators. */
    List<Relation> everywhere() {
        return database.acrossTenants(
                CrossTenantScope.GROUPS,
                handle -> handle.createQuery("select * from group_relation order by invited_at desc, relation_id")
                        .map((row, context) -> relation(row))
                        .list());
    }

    Relation invite(Caller caller, UUID id, String subsidiary, int days) {
        return database.inTenant(caller.tenant(), handle -> {
            String answer = handle.createQuery("select group_invite(:id, :other, :days)")
                    .bind("id", id)
                    .bind("other", subsidiary)
                    .bind("days", days)
                    .mapTo(String.class)
                    .one();
            switch (answer) {
                case "done" -> {}
                case "exists" -> throw GroupsFailure.Conflict.exists().exception();
                case "too-many" -> throw GroupsFailure.Conflict.tooMany().exception();
                default -> throw new IllegalStateException("group_invite answers " + answer);
            }
            Relation made = find(handle, id);
            record(handle, caller, AuditAction.GROUP_SHARING__INVITED, made);
            return made;
        });
    }

    Relation consent(Caller caller, UUID id, @Nullable List<String> metrics, @Nullable Instant until) {
        return database.inTenant(caller.tenant(), handle -> {
            String answer = handle.createQuery("select group_consent(:id, :metrics, :until)")
                    .bind("id", id)
                    .bindArray("metrics", String.class, metrics == null ? null : metrics.toArray())
                    .bind("until", until == null ? null : Timestamp.from(until))
                    .mapTo(String.class)
                    .one();
            refuse(answer);
            Relation changed = find(handle, id);
            record(handle, caller, AuditAction.GROUP_SHARING__GRANTED, changed);
            return changed;
        });
    }

    Relation end(Caller caller, UUID id) {
        return database.inTenant(caller.tenant(), handle -> {
            String answer = handle.createQuery("select group_end(:id)")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one();
            refuse(answer);
            Relation ended = find(handle, id);
            record(handle, caller, action(GroupState.Cause.of(answer)), ended);
            return ended;
        });
    }

    /** Whether a parent may read figures now; if so, the subsidiary's log says that it does, before it does. */
    Reading read(String parent, UUID id) {
        return database.inTenant(
                parent,
                handle -> handle.createQuery("select answer, granted from group_read(:id)")
                        .bind("id", id)
                        .map((row, context) -> reading(row.getString("answer"), metrics(row.getArray("granted"))))
                        .one());
    }

    private static Reading reading(String answer, @Nullable List<String> metrics) {
        return switch (answer) {
            case "done" -> new Reading.Granted(metrics);
            case "ended" -> new Reading.Over();
            case "closed" -> new Reading.Closed();
            default -> throw new IllegalStateException("group_read answers " + answer);
        };
    }

    private static void refuse(String answer) {
        switch (answer) {
            case "not-found" -> throw new GroupsFailure.NotFound().exception();
            case "ended" -> throw GroupsFailure.Conflict.ended().exception();
            default -> {}
        }
    }

    private static AuditAction action(GroupState.Cause cause) {
        return switch (cause) {
            case REFUSED -> AuditAction.GROUP_SHARING__REFUSED;
            case REVOKED -> AuditAction.GROUP_SHARING__REVOKED;
            case WITHDRAWN -> AuditAction.GROUP_SHARING__WITHDRAWN;
            case LAPSED, EXPIRED, ERASED, IMPORTED -> AuditAction.GROUP_SHARING__ENDED;
        };
    }

    private void record(Handle handle, Caller caller, AuditAction action, Relation relation) {
        AuditEntry entry = AuditEntry.by(caller, action)
                .on(OBJECT, relation.id().toString())
                .detail(relation.side() == Relation.Side.PARENT ? "subsidiary" : "parent", relation.other())
                .changed(null, GroupViews.RelationView.of(relation, null));
        if (relation.state() instanceof GroupState.Consented consented) {
            Consent consent = consented.consent();
            entry = entry.detail("metrics", consent.metrics() == null ? "all" : consent.metrics());
            entry = consent.until() == null
                    ? entry
                    : entry.detail("until", consent.until().toString());
        }
        audit.record(handle, entry);
    }

    private Relation find(Handle handle, UUID id) {
        return handle.createQuery("select * from group_relation where relation_id = :id")
                .bind("id", id)
                .map((row, context) -> relation(row))
                .one();
    }

    private Relation relation(ResultSet row) throws SQLException {
        return new Relation(
                row.getObject("relation_id", UUID.class),
                row.getString("tenant_id"),
                Relation.Side.of(row.getString("side")),
                row.getString("other_tenant"),
                state(row, clock.instant()),
                row.getTimestamp("invited_at").toInstant());
    }

    private static GroupState state(ResultSet row, Instant now) throws SQLException {
        Instant consentedAt = instant(row, "consented_at");
        Instant until = instant(row, "expires_at");
        return switch (row.getString("state")) {
            case "invited" -> {
                Instant lapsesAt = Objects.requireNonNull(instant(row, "lapses_at"));
                yield lapsesAt.isAfter(now) ? new GroupState.Invited(lapsesAt) : new GroupState.Lapsed(lapsesAt);
            }
            case "consented" -> {
                Consent consent =
                        new Consent(Objects.requireNonNull(consentedAt), until, metrics(row.getArray("metrics")));
                yield until == null || until.isAfter(now)
                        ? new GroupState.Consented(consent)
                        : new GroupState.Expired(consent);
            }
            default ->
                new GroupState.Ended(
                        Objects.requireNonNull(instant(row, "ended_at")),
                        GroupState.Cause.of(row.getString("end_cause")),
                        consentedAt);
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable List<String> metrics(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}

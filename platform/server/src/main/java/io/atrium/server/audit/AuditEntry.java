package io.atrium.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.atrium.server.http.Json;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Operator;
import io.atrium.server.security.RequestOrigin;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded. Begin with {@link #by} or {@link #of}, and say more with the methods below.
 *
 * @param tenantId whose log it goes to; {@link Audit#PLATFORM} for operations of the whole installation
 * @param onBehalfOf the user name of whom the actor acts for, if it is somebody else
 * @param details small and flat; no secrets, no personal content
 */
public record AuditEntry(
        String tenantId,
        Actor actor,
        @Nullable String onBehalfOf,
        AuditAction action,
        Target target,
        RequestOrigin origin,
        Outcome outcome,
        Change change,
        Map<String, Object> details,
        Source source) {
    private static final int LONGEST_ID = 300;
    private static final int MOST_DETAILS = 8_000;

    public AuditEntry {
        onBehalfOf = Clean.optional(onBehalfOf, LONGEST_ID);
        details = Map.copyOf(details);
    }

    /** What was acted on: a kind such as {@code settings}, and which one. */
    public record Target(String kind, String id) {
        public Target {
            kind = Clean.text(kind, LONGEST_ID);
            id = Clean.text(id, LONGEST_ID);
        }
    }

    /** Digests of the object before and after, see {@link Digests}; null where there was none. */
    public record Change(@Nullable String before, @Nullable String after) {
        static final Change NONE = new Change(null, null);
    }

    /**
     * Where an entry was taken from, if not from the act itself.
     *
     * @param at when it happened; null: when it is recorded
     * @param id a second entry of the tenant with the same one is not recorded
     */
    public record Source(@Nullable Instant at, @Nullable String id) {
        static final Source HERE = new Source(null, null);

        public Source {
            id = Clean.optional(id, LONGEST_ID);
        }
    }

    /** Something that succeeded, done by the platform itself or outside a request. */
    public static AuditEntry of(String tenantId, Actor actor, AuditAction action) {
        Target tenant = new Target("tenant", tenantId);
        return new AuditEntry(
                tenantId,
                actor,
                null,
                action,
                tenant,
                RequestOrigin.NONE,
                Outcome.SUCCESS,
                Change.NONE,
                Map.of(),
                Source.HERE);
    }

    /** Something that a caller did in their tenant, from where the request came; with a right that is delegated, on behalf of whose it is. */
    public static AuditEntry by(Caller caller, AuditAction action) {
        AuditEntry entry = of(caller.tenant(), Actor.of(caller), action).from(caller.origin());
        Set<String> others = caller.permissions().usedOnBehalfOf();
        return others.isEmpty() ? entry : entry.behalfOf(String.join(", ", others));
    }

    /** Something that an operator did to a tenant; it goes to the log of the installation. */
    public static AuditEntry by(Operator operator, AuditAction action, String tenantId) {
        return of(Audit.PLATFORM, Actor.of(operator), action)
                .on("tenant", tenantId)
                .from(operator.origin());
    }

    /** What was acted on; without it, the tenant. */
    public AuditEntry on(String kind, String id) {
        Target other = new Target(kind, id);
        return new AuditEntry(tenantId, actor, onBehalfOf, action, other, origin, outcome, change, details, source);
    }

    /** For whom the actor acts. */
    public AuditEntry behalfOf(String username) {
        return new AuditEntry(tenantId, actor, username, action, target, origin, outcome, change, details, source);
    }

    /** From where. */
    public AuditEntry from(RequestOrigin from) {
        return new AuditEntry(tenantId, actor, onBehalfOf, action, target, from, outcome, change, details, source);
    }

    /** How it ended, if not well. */
    public AuditEntry ended(Outcome how) {
        return new AuditEntry(tenantId, actor, onBehalfOf, action, target, origin, how, change, details, source);
    }

    /** The object before and after, as the API shows it; null where there was nothing. Only their digests are kept. */
    public AuditEntry changed(@Nullable Object before, @Nullable Object after) {
        return digests(before == null ? null : Digests.of(before), after == null ? null : Digests.of(after));
    }

    /** The digests of the object before and after, for what is no JSON. */
    public AuditEntry digests(@Nullable String before, @Nullable String after) {
        Change other = new Change(before, after);
        return new AuditEntry(tenantId, actor, onBehalfOf, action, target, origin, outcome, other, details, source);
    }

    /** One more detail: a number, a flag, a short text, or a list of these. */
    public AuditEntry detail(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(details);
        more.put(name, Clean.value(value));
        return new AuditEntry(tenantId, actor, onBehalfOf, action, target, origin, outcome, change, more, source);
    }

    /** When it happened and under which id, for what is learned from another system. */
    public AuditEntry learned(Instant at, String id) {
        Source other = new Source(at, id);
        return new AuditEntry(tenantId, actor, onBehalfOf, action, target, origin, outcome, change, details, other);
    }

    /** The details as they are stored and hashed. */
    String detailsJson() {
        try {
            String json = Json.mapper().writeValueAsString(new TreeMap<>(details));
            return json.length() <= MOST_DETAILS ? json : "{\"omitted\":" + json.length() + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details are numbers, flags and texts", e);
        }
    }
}

package io.atrium.server.tenants;

import io.atrium.server.config.TenantId;
import io.atrium.server.security.TenantRealms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tenants, for everybody. What it says is at most half a second old, so that a request does not cost a query; a
 * suspended tenant is shut out within that time.
 */
public final class Tenants implements TenantRealms {
    private static final Duration FRESH = Duration.ofMillis(500);
    private static final Duration GRANTS_FRESH = Duration.ofSeconds(5);

    private final TenantStore store;
    private final Clock clock;
    private final boolean operated;
    private final Map<Grant, Grants> grants = new ConcurrentHashMap<>();
    private volatile Snapshot snapshot = new Snapshot(Instant.MIN, Map.of(), Map.of());

    /**
     * @param operated whether the installation has a realm for operators
     */
    Tenants(TenantStore store, Clock clock, boolean operated) {
        this.store = store;
        this.clock = clock;
        this.operated = operated;
    }

    private record Snapshot(Instant at, Map<String, Tenant> tenants, Map<String, TenantLimits> limits) {}

    private record Grant(String tenant, String client) {}

    private record Grants(Instant at, Set<String> types) {}

    /** A tenant that works now. */
    public Optional<Tenant> active(String id) {
        return Optional.ofNullable(current().get(id)).filter(tenant -> tenant.state() == TenantState.ACTIVE);
    }

    /** All tenants that work now, by id. */
    public List<Tenant> active() {
        return current().values().stream()
                .filter(tenant -> tenant.state() == TenantState.ACTIVE)
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .toList();
    }

    /** What a tenant may do, whether it works now or not. */
    public Optional<TenantLimits> limits(String id) {
        return Optional.ofNullable(snapshot().limits().get(id));
    }

    /** Whether days of some tenant are being removed from the warehouse now. */
    public boolean isRemovingDays() {
        return snapshot().limits().values().stream()
                .anyMatch(limits -> limits.retention().removing());
    }

    /** All tenants whose data is kept: those that work now and those that are suspended, by id. */
    public List<Tenant> kept() {
        return current().values().stream()
                .filter(tenant -> tenant.state() == TenantState.ACTIVE || tenant.state() == TenantState.SUSPENDED)
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .toList();
    }

    /** Makes the next question read the rows again, after a change to them. */
    public void refresh() {
        snapshot = new Snapshot(Instant.MIN, snapshot.tenants(), snapshot.limits());
        grants.clear();
    }

    /** The tenant, wherever it stands. */
    public Optional<Tenant> find(String tenantId) {
        return Optional.ofNullable(current().get(tenantId));
    }

    @Override
    public Standing standing(String realm) {
        if (realm.equals(TenantId.PLATFORM)) {
            return operated ? Standing.PLATFORM : Standing.UNKNOWN;
        }
        Tenant tenant = current().get(realm);
        if (tenant == null) {
            return Standing.UNKNOWN;
        }
        return switch (tenant.state()) {
            case ACTIVE -> Standing.TENANT;
            case SUSPENDED -> Standing.SUSPENDED;
            case REQUESTED, PROVISIONING, FAILED, CANCELLING, ERASING -> Standing.UNKNOWN;
        };
    }

    @Override
    public Set<String> eventGrants(String tenant, String client) {
        Instant now = clock.instant();
        return grants.compute(
                        new Grant(tenant, client),
                        (key, known) ->
                                known != null && known.at().plus(GRANTS_FRESH).isAfter(now)
                                        ? known
                                        : new Grants(now, store.eventGrants(tenant, client)))
                .types();
    }

    private Map<String, Tenant> current() {
        return snapshot().tenants();
    }

    private Snapshot snapshot() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        if (known.at().isAfter(now.minus(FRESH))) {
            return known;
        }
        Snapshot fresh = new Snapshot(
                now,
                store.all().stream().collect(Collectors.toUnmodifiableMap(Tenant::id, Function.identity())),
                store.limits().stream()
                        .collect(Collectors.toUnmodifiableMap(TenantLimits::tenantId, Function.identity())));
        snapshot = fresh;
        return fresh;
    }
}

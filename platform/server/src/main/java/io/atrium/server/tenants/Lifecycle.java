package io.atrium.server.tenants;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Operator;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What operators ask of tenants: it writes down what should be; the worker does it. */
final class Lifecycle {
    private final LifecycleStore store;
    private final Tenants tenants;
    private final Audit audit;
    private final ServerConfig config;
    private final SecureRandom random;
    private final Clock clock;

    Lifecycle(
            LifecycleStore store, Tenants tenants, Audit audit, ServerConfig config, SecureRandom random, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.audit = audit;
        this.config = config;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What would be made.
     *
     * @param conflicts why it cannot be; empty: it can
     */
    record Plan(String id, List<PlannedStep> steps, List<Conflict> conflicts) {}

    record PlannedStep(String id, String makes) {}

    record Conflict(String code, String message) {}

    /** A tenant that was asked for, and the only copy of its first administrator's password. */
    record Requested(TenantRecord tenant, String username, OneTimePassword password) {}

    List<TenantRecord> list() {
        return store.all();
    }

    TenantRecord find(String id) {
        return store.find(id).orElseThrow(() -> new TenantFailure.NotFound(id).exception());
    }

    List<JournalLine> journal(String id) {
        return store.journal(id);
    }

    Optional<FirstAdministrator> administrator(String id) {
        return store.administrator(id);
    }

    /** Looks, and makes nothing. */
    Plan plan(NewTenant wanted) {
        List<Conflict> conflicts = conflicts(wanted.id()).stream()
                .map(failure -> new Conflict(failure.code(), failure.detail()))
                .toList();
        List<PlannedStep> steps = Step.creating().stream()
                .map(step -> new PlannedStep(step.id(), step.makes()))
                .toList();
        return new Plan(wanted.id(), steps, conflicts);
    }

    /** Writes down that a tenant should be; refuses before anything is made. */
    Requested create(NewTenant wanted, Operator by) {
        OneTimePassword password = OneTimePassword.random(random);
        // Another request may take the id or the slot in between; then the reasons are looked at again.
        for (int attempt = 0; attempt < slots(); attempt++) {
            List<TenantFailure> conflicts = conflicts(wanted.id());
            if (!conflicts.isEmpty()) {
                throw conflicts.get(0).exception();
            }
            Optional<Integer> slot = freeSlot();
            if (slot.isPresent() && store.request(wanted, slot.orElseThrow(), password.hash(), by.name())) {
                audit.record(AuditEntry.by(by, AuditAction.TENANT__CREATED, wanted.id()));
                return new Requested(find(wanted.id()), wanted.administrator().username(), password);
            }
        }
        throw new TenantFailure.NoSlot(slots()).exception();
    }

    /** What stands in the way of a tenant of that id. */
    List<Conflict> conflictsOf(String id) {
        return conflicts(id).stream()
                .map(failure -> new Conflict(failure.code(), failure.detail()))
                .toList();
    }

    /** Writes down that a tenant should be made from an import; a password for its administrator, if it has one. */
    OneTimePassword createFrom(ImportedTenant wanted, Operator by) {
        OneTimePassword password = OneTimePassword.random(random);
        for (int attempt = 0; attempt < slots(); attempt++) {
            List<TenantFailure> conflicts = conflicts(wanted.tenant().id());
            if (!conflicts.isEmpty()) {
                throw conflicts.get(0).exception();
            }
            Optional<Integer> slot = freeSlot();
            if (slot.isPresent()
                    && store.request(
                            wanted,
                            slot.orElseThrow(),
                            wanted.hasAdministrator() ? password.hash() : null,
                            by.name())) {
                return password;
            }
        }
        throw new TenantFailure.NoSlot(slots()).exception();
    }

    TenantRecord suspend(String id, Operator by) {
        return want(id, Wanted.SUSPENDED, "suspending it", by, TenantState.ACTIVE, TenantState.SUSPENDED);
    }

    TenantRecord resume(String id, Operator by) {
        return want(id, Wanted.ACTIVE, "resuming it", by, TenantState.SUSPENDED, TenantState.ACTIVE);
    }

    /** Only what was never open is cancelled: there is nobody's data in it. */
    TenantRecord cancel(String id, Operator by) {
        return want(
                id,
                Wanted.ABSENT,
                "cancelling it",
                by,
                TenantState.REQUESTED,
                TenantState.PROVISIONING,
                TenantState.FAILED,
                TenantState.CANCELLING);
    }

    TenantRecord retry(String id, Operator by) {
        TenantRecord before = find(id);
        if (before.state() != TenantState.FAILED) {
            throw new TenantFailure.WrongState(id, before.state().stored(), "retrying it").exception();
        }
        TenantRecord after = store.retry(id).orElseThrow(() -> new TenantFailure.NotFound(id).exception());
        audit.record(AuditEntry.by(by, AuditAction.TENANT__CHANGED, id).detail("wanted", "retry"));
        return after;
    }

    /**
     * A tenant that nobody can use any more goes for good.
     *
     * @param confirmed the id again, as the operator has typed it
     */
    TenantRecord erase(String id, String confirmed, Operator by) {
        TenantRecord before = find(id);
        if (!confirmed.equals(id)) {
            throw RequestFailure.Invalid.field(
                            "confirm", "not-confirmed", "Send the id of the tenant that is to be erased: " + id + ".")
                    .exception();
        }
        if (before.tenant().evaluation()) {
            throw new TenantFailure.Configured(id).exception();
        }
        if (config.platform() == null || config.platform().signingKeyFile() == null) {
            throw new TenantFailure.NoSigningKey().exception();
        }
        if (before.wanted() == Wanted.ERASED) {
            return before;
        }
        TenantRecord after = store.erase(id, by.name(), clock.instant())
                .orElseThrow(() -> new TenantFailure.NotFound(id).exception());
        if (after.wanted() != Wanted.ERASED) {
            throw new TenantFailure.WrongState(id, after.state().stored(), "erasing it").exception();
        }
        tenants.refresh();
        audit.record(AuditEntry.by(by, AuditAction.TENANT__ERASURE_REQUESTED, id)
                .detail("erasure", after.requestId().toString()));
        return after;
    }

    private TenantRecord want(String id, Wanted wanted, String wish, Operator by, TenantState... from) {
        TenantRecord after =
                store.want(id, wanted, List.of(from)).orElseThrow(() -> new TenantFailure.NotFound(id).exception());
        if (after.wanted() != wanted) {
            throw new TenantFailure.WrongState(id, after.state().stored(), wish).exception();
        }
        tenants.refresh();
        audit.record(AuditEntry.by(by, action(wanted), id));
        return after;
    }

    private List<TenantFailure> conflicts(String id) {
        List<TenantFailure> conflicts = new ArrayList<>();
        if (store.find(id).isPresent()) {
            conflicts.add(new TenantFailure.Taken("There is a tenant '" + id + "' already. Choose another id."));
        } else if (realmExists(id)) {
            conflicts.add(new TenantFailure.Taken("Keycloak has a realm '" + id
                    + "' that belongs to no tenant. Choose another id, or remove the realm."));
        }
        store.takenUntil(id, clock.instant()).ifPresent(until -> conflicts.add(new TenantFailure.ErasedId(id, until)));
        if (freeSlot().isEmpty()) {
            conflicts.add(new TenantFailure.NoSlot(slots()));
        }
        return conflicts;
    }

    private boolean realmExists(String id) {
        try (KeycloakRealms realms = new KeycloakRealms(config.keycloak())) {
            return realms.exists(id);
        }
    }

    /** A slot that no row has; tenants of the configuration that have none yet will need one each. */
    private Optional<Integer> freeSlot() {
        List<TenantRecord> all = store.all();
        Set<Integer> used = all.stream()
                .flatMapToInt(tenant -> tenant.tenant().readerSlot().stream())
                .boxed()
                .collect(Collectors.toSet());
        return all.size() >= slots()
                ? Optional.empty()
                : IntStream.rangeClosed(1, slots())
                        .filter(slot -> !used.contains(slot))
                        .boxed()
                        .findFirst();
    }

    private int slots() {
        return config.clickhouse().readers().size();
    }

    private static AuditAction action(Wanted wanted) {
        return switch (wanted) {
            case ACTIVE -> AuditAction.TENANT__RESUMED;
            case SUSPENDED -> AuditAction.TENANT__SUSPENDED;
            case ABSENT -> AuditAction.TENANT__CANCELLED;
            case ERASED -> AuditAction.TENANT__ERASURE_REQUESTED;
        };
    }
}

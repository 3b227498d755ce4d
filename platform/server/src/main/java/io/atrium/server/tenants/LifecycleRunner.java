package io.atrium.server.tenants;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one tenant to where it should be, an operation at a time: written to the journal, done, written to the journal.
 * Whoever calls it holds the tenant's lock.
 */
final class LifecycleRunner {
    private static final Logger log = LoggerFactory.getLogger(LifecycleRunner.class);
    /** Failures in a row before a provisioning waits for an operator; other operations go on trying. */
    private static final int ATTEMPTS = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_DETAIL = 500;

    private final LifecycleStore store;
    private final TenantStore tenants;
    private final TenantRealmSteps realms;
    private final ReaderSlots warehouse;
    private final TenantEraser eraser;
    private final TenantRestorer restorer;
    private final Clock clock;

    LifecycleRunner(
            LifecycleStore store,
            TenantStore tenants,
            TenantRealmSteps realms,
            ReaderSlots warehouse,
            TenantEraser eraser,
            TenantRestorer restorer,
            Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.realms = realms;
        this.warehouse = warehouse;
        this.eraser = eraser;
        this.restorer = restorer;
        this.clock = clock;
    }

    /** Does what is due, until nothing is or something fails. */
    void run(String tenantId) {
        Optional<TenantRecord> tenant = due(tenantId);
        while (tenant.isPresent()) {
            Optional<LifecycleOperation> operation =
                    LifecyclePlanner.next(tenant.orElseThrow(), store.journal(tenantId));
            if (operation.isEmpty() || !attempt(tenant.orElseThrow(), operation.orElseThrow())) {
                return;
            }
            tenant = due(tenantId);
        }
    }

    private Optional<TenantRecord> due(String tenantId) {
        return store.find(tenantId)
                .filter(tenant ->
                        tenant.nextAttemptAt() == null || !clock.instant().isBefore(tenant.nextAttemptAt()));
    }

    private boolean attempt(TenantRecord tenant, LifecycleOperation operation) {
        Instant begin = clock.instant();
        store.begin(tenant.id(), begin, operation.describe(), during(tenant, operation));
        try {
            apply(tenant, operation);
            if (!isLast(operation)) {
                finish(tenant, operation);
            }
            log(tenant.id(), operation, "applied", Duration.between(begin, clock.instant()));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            fail(tenant, operation, e);
            log(tenant.id(), operation, "failed: " + detail(e), Duration.between(begin, clock.instant()));
            return false;
        }
    }

    /** With its rows the tenant's journal has gone. */
    private static boolean isLast(LifecycleOperation operation) {
        return operation instanceof LifecycleOperation.Forget
                || (operation instanceof LifecycleOperation.Erase erase && erase.step() == ErasureStep.PROOF);
    }

    private void apply(TenantRecord tenant, LifecycleOperation operation) throws Exception {
        if (operation instanceof LifecycleOperation.Apply apply) {
            make(tenant, apply.step());
        } else if (operation instanceof LifecycleOperation.Undo undo) {
            unmake(tenant, undo.step());
        } else if (operation instanceof LifecycleOperation.Forget) {
            store.forget(tenant.id());
        } else if (operation instanceof LifecycleOperation.Suspend) {
            realms.shut(tenant);
        } else if (operation instanceof LifecycleOperation.Erase erase) {
            erase(tenant, erase.step());
        } else {
            realms.reopen(tenant);
        }
    }

    private void make(TenantRecord tenant, Step step) throws Exception {
        switch (step) {
            case ROWS -> tenants.grantEvents(tenant.id(), RealmTemplate.GATEWAY_CLIENT, Provisioning.ALL_EVENTS);
            case REALM -> realm(tenant);
            case CLIENTS -> realms.webClient(tenant);
            case POLICY -> realms.policy(tenant);
            case ROLES -> realms.roles(tenant);
            case SERVICE_ACCOUNTS -> realms.serviceAccounts(tenant);
            case READER_SLOT -> assignSlot(tenant);
            case STORAGE -> store.storagePrefix(tenant.id(), "tenants/" + tenant.id() + "/");
            case BRANDING -> realms.branding(tenant);
            case ADMINISTRATOR ->
                realms.administrator(
                        tenant,
                        store.administrator(tenant.id()).orElseThrow(() -> new IOException("No administrator.")));
            case RESTORE_GATE, RESTORE_ROWS, RESTORE_FACTS, RESTORE_NOTICE -> restorer.restore(step, origin(tenant));
            case RESTORE_ACCOUNTS -> accounts(tenant);
            case OPENING -> realms.open(tenant);
        }
    }

    private void realm(TenantRecord tenant) throws Exception {
        if (tenant.importId() == null) {
            realms.create(tenant);
        } else {
            realms.restore(tenant, restorer.realm(origin(tenant)));
        }
    }

    private void accounts(TenantRecord tenant) throws Exception {
        FirstAdministrator administrator = store.administrator(tenant.id())
                .filter(person -> person.password() != null)
                .orElse(null);
        restorer.people(origin(tenant), people -> realms.restorePeople(tenant, people, administrator));
    }

    private static TenantRestorer.Origin origin(TenantRecord tenant) {
        UUID importId = tenant.importId();
        if (importId == null) {
            throw new IllegalStateException("The tenant was not made from an import.");
        }
        return new TenantRestorer.Origin(tenant.id(), importId, tenant.requestId());
    }

    private void unmake(TenantRecord tenant, Step step) throws Exception {
        if (step == Step.REALM) {
            realms.remove(tenant);
        } else if (step == Step.READER_SLOT) {
            releaseSlot(tenant);
        } else {
            restorer.undo(step, origin(tenant));
        }
    }

    private void erase(TenantRecord tenant, ErasureStep step) throws Exception {
        switch (step) {
            case REALM -> realms.remove(tenant);
            case READER_SLOT -> releaseSlot(tenant);
            case INVENTORY, GATE, FACTS, EVENT_LOG, ROWS, PROOF ->
                eraser.erase(step, new TenantEraser.Former(tenant.id(), tenant.requestId()), realms.identity(tenant));
        }
    }

    private void assignSlot(TenantRecord tenant) throws Exception {
        int slot = slot(tenant);
        String seen = warehouse.seen(slot);
        if (!seen.isEmpty() && !seen.equals(tenant.id())) {
            throw new IOException("The warehouse's account of slot " + slot + " still sees the tenant '" + seen + "'.");
        }
        warehouse.assign(slot, tenant.id());
        if (!warehouse.seen(slot).equals(tenant.id())) {
            throw new IOException("The warehouse's account of slot " + slot + " does not see its tenant yet.");
        }
    }

    /** The row keeps the slot until the account is seen to see nothing, so nobody else gets it before. */
    private void releaseSlot(TenantRecord tenant) throws Exception {
        int slot = slot(tenant);
        if (!warehouse.seen(slot).equals(tenant.id())) {
            return;
        }
        warehouse.release(slot);
        if (!warehouse.seen(slot).isEmpty()) {
            throw new IOException("The warehouse's account of slot " + slot + " still sees a tenant.");
        }
    }

    private static int slot(TenantRecord tenant) {
        return tenant.tenant().readerSlot().orElseThrow(() -> new IllegalStateException("The tenant has no slot."));
    }

    private void finish(TenantRecord tenant, LifecycleOperation operation) {
        JournalLine.Outcome outcome =
                operation instanceof LifecycleOperation.Undo ? JournalLine.Outcome.UNDONE : JournalLine.Outcome.APPLIED;
        store.finish(
                tenant.id(),
                new JournalLine(clock.instant(), operation.describe(), outcome, ""),
                after(tenant, operation));
    }

    private void fail(TenantRecord tenant, LifecycleOperation operation, Exception cause) {
        boolean waits = operation instanceof LifecycleOperation.Apply
                && (tenant.attempts() + 1 >= ATTEMPTS || cause instanceof ForeignRealmException);
        store.fail(
                tenant.id(),
                new JournalLine(clock.instant(), operation.describe(), JournalLine.Outcome.FAILED, detail(cause)),
                waits ? TenantState.FAILED : during(tenant, operation),
                waits ? null : clock.instant().plus(pause(tenant.attempts())));
    }

    private static Duration pause(int failures) {
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 6));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static TenantState during(TenantRecord tenant, LifecycleOperation operation) {
        if (operation instanceof LifecycleOperation.Apply) {
            return TenantState.PROVISIONING;
        }
        if (operation instanceof LifecycleOperation.Erase) {
            return TenantState.ERASING;
        }
        return operation instanceof LifecycleOperation.Undo || operation instanceof LifecycleOperation.Forget
                ? TenantState.CANCELLING
                : tenant.state();
    }

    private static TenantState after(TenantRecord tenant, LifecycleOperation operation) {
        if (operation instanceof LifecycleOperation.Apply apply) {
            return apply.step() == Step.OPENING ? TenantState.ACTIVE : TenantState.PROVISIONING;
        }
        if (operation instanceof LifecycleOperation.Suspend) {
            return TenantState.SUSPENDED;
        }
        return operation instanceof LifecycleOperation.Resume ? TenantState.ACTIVE : during(tenant, operation);
    }

    private static String detail(Exception cause) {
        @Nullable String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
    }

    private static void log(String tenantId, LifecycleOperation operation, String outcome, Duration took) {
        log.atInfo()
                .addKeyValue("tenant", tenantId)
                .addKeyValue("operation", operation.getClass().getSimpleName() + " " + operation.describe())
                .addKeyValue("outcome", outcome)
                .addKeyValue("millis", took.toMillis())
                .log("Lifecycle");
    }
}

package io.atrium.server.tenants;

import io.atrium.server.background.Repeating;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every active tenant an account in the warehouse. PostgreSQL decides who has which slot; the warehouse is told in
 * the background and until it has listened, so that the server starts and runs while the warehouse is away.
 */
final class ReaderSlotKeeper {
    private static final Logger log = LoggerFactory.getLogger(ReaderSlotKeeper.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Tenants tenants;
    private final TenantStore store;
    private final ReaderSlots warehouse;
    private final int slots;
    private final Map<Integer, String> told = new HashMap<>();

    ReaderSlotKeeper(Tenants tenants, TenantStore store, ReaderSlots warehouse, int slots) {
        this.tenants = tenants;
        this.store = store;
        this.warehouse = warehouse;
        this.slots = slots;
    }

    /** Begins to keep them, until the result is closed. */
    Repeating start() {
        return Repeating.start("reader-slots", PERIOD, this::settle);
    }

    private void settle() {
        try {
            claim();
            for (Tenant tenant : tenants.active()) {
                if (tenant.readerSlot().isPresent()) {
                    tell(tenant.readerSlot().getAsInt(), tenant.id());
                }
            }
        } catch (Exception e) {
            log.atWarn().addKeyValue("reason", String.valueOf(e.getMessage())).log("Reader slots are not settled yet");
        }
    }

    private void claim() {
        Set<Integer> used = store.all().stream()
                .flatMapToInt(tenant -> tenant.readerSlot().stream())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
        for (Tenant tenant : tenants.active()) {
            if (tenant.readerSlot().isEmpty()) {
                int slot = IntStream.rangeClosed(1, slots)
                        .filter(candidate -> !used.contains(candidate))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "All " + slots
                                                + " reader accounts are taken; add accounts under clickhouse.readers and in the warehouse"));
                store.claimSlot(tenant.id(), slot);
                used.add(slot);
                tenants.refresh();
            }
        }
    }

    private void tell(int slot, String tenantId) throws Exception {
        if (tenantId.equals(told.get(slot))) {
            return;
        }
        warehouse.assign(slot, tenantId);
        told.put(slot, tenantId);
        log.atInfo().addKeyValue("tenant", tenantId).addKeyValue("slot", slot).log("Reader slot assigned");
    }
}

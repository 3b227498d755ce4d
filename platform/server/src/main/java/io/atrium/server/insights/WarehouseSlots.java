package io.atrium.server.insights;

import io.atrium.server.tenants.ReaderSlots;
import java.sql.SQLException;

/** The readers' accounts of the warehouse; what one sees is asked as that account. */
final class WarehouseSlots implements ReaderSlots {
    private final io.atrium.warehouse.accounts.ReaderSlots slots;
    private final Readers readers;

    WarehouseSlots(io.atrium.warehouse.accounts.ReaderSlots slots, Readers readers) {
        this.slots = slots;
        this.readers = readers;
    }

    @Override
    public void assign(int slot, String tenantId) throws SQLException {
        slots.assign(slot, tenantId);
    }

    @Override
    public void release(int slot) throws SQLException {
        slots.release(slot);
    }

    @Override
    public String seen(int slot) throws SQLException {
        return readers.tenantOf(slot);
    }
}

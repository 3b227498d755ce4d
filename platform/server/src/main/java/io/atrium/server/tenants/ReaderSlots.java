package io.atrium.server.tenants;

/** The warehouse's side of a slot: the account of this number sees this tenant from now on. Repeating changes nothing. */
@FunctionalInterface
public interface ReaderSlots {
    /**
     * Assigns.
     *
     * @param slot from 1
     * @throws Exception when the warehouse does not take it; it may be repeated
     */
    void assign(int slot, String tenantId) throws Exception;
}

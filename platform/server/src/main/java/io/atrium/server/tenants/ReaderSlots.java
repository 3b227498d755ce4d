package io.atrium.server.tenants;

/** The warehouse's side of slots: each is an account that sees one tenant or none. Repeating changes nothing. */
public interface ReaderSlots {
    /**
     * From now on the account sees this tenant.
     *
     * @param slot from 1
     * @throws Exception when the warehouse does not take it; it may be repeated
     */
    void assign(int slot, String tenantId) throws Exception;

    /**
     * From now on the account sees nothing.
     *
     * @throws Exception as {@link #assign}
     */
    void release(int slot) throws Exception;

    /**
     * The tenant that the account sees, asked as the account itself; empty for none.
     *
     * @throws Exception when the warehouse does not answer
     */
    String seen(int slot) throws Exception;
}

package io.atrium.server.tenants;

import java.util.UUID;

/** Removes a tenant from the stores that this package does not keep itself. Repeating changes nothing. */
public interface TenantEraser {
    /**
     * A tenant that is being erased.
     *
     * @param erasure its request; the key of what is written down about the erasure
     */
    record Former(String id, UUID erasure) {}

    /** What the identity provider holds: a realm or none, and its accounts. */
    record Identity(long realms, long accounts) {}

    /**
     * Does one step; those of the realm and of the reader slot are done here already.
     *
     * @param identity what the identity provider holds now
     * @throws Exception when something is still in the way; its message says what, and the step is tried again
     */
    void erase(ErasureStep step, Former tenant, Identity identity) throws Exception;
}

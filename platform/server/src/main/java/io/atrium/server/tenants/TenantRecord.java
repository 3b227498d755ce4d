package io.atrium.server.tenants;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as its operator sees it.
 *
 * @param state where it stands, as stored; {@link Tenant#state} says what that means for who wants in
 * @param attempts failures of the current operation in a row
 * @param nextAttemptAt not before; null: now
 * @param importId the import that it was made from; null: it was made anew
 */
record TenantRecord(
        Tenant tenant,
        TenantState state,
        Wanted wanted,
        UUID requestId,
        OneTimeCodes oneTimeCodes,
        Quotas quotas,
        @Nullable String storagePrefix,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String failure,
        Instant createdAt,
        String createdBy,
        @Nullable UUID importId) {

    String id() {
        return tenant.id();
    }

    /** Whether somebody has to do something. Tenants of the configuration are made at the server's start, not step by step. */
    boolean isUnsettled() {
        return switch (state) {
            case REQUESTED, PROVISIONING, CANCELLING -> !tenant.evaluation();
            case ACTIVE -> wanted != Wanted.ACTIVE;
            case SUSPENDED -> wanted != Wanted.SUSPENDED;
            case FAILED -> wanted == Wanted.ABSENT || wanted == Wanted.ERASED;
            case ERASING -> true;
        };
    }
}

package io.atrium.server.tenants;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can go wrong around tenants. */
public sealed interface TenantFailure extends Failure {
    /** There is no such tenant, or it is suspended; which of the two is nobody's business. */
    record Unknown() implements TenantFailure {
        @Override
        public String code() {
            return "tenant-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no organization with this id. Check the address you were given.";
        }
    }
}

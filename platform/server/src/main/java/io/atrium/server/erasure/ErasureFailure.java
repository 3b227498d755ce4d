package io.atrium.server.erasure;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can go wrong when somebody asks about erasures. */
sealed interface ErasureFailure extends Failure {
    /** No tenant of that id was erased. */
    record NoProof(String tenantId) implements ErasureFailure {
        @Override
        public String code() {
            return "proof-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no proof for '" + tenantId
                    + "': no tenant of that id was erased, or its erasure is not finished. Look with: atrium tenants erasures.";
        }
    }
}

package io.atrium.server.audit;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can be wrong with a request to the audit log. */
sealed interface AuditFailure extends Failure {
    /** There is no such record. */
    record NotFound(long sequence) implements AuditFailure {
        @Override
        public String code() {
            return "audit-record-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "Your organization's audit log has no record " + sequence + ", or retention has removed it.";
        }
    }
}

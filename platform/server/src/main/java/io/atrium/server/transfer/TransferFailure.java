package io.atrium.server.transfer;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** What can go wrong with exports and imports. */
sealed interface TransferFailure extends Failure {
    /** The installation has no place for archives. */
    record Absent() implements TransferFailure {
        @Override
        public String code() {
            return "transfer-absent";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "This server has no directory for archives of tenants. Name one under transfer.directory in server.yaml.";
        }
    }

    /** There is no such export or import, or its archive is not there. */
    record NotFound(String what) implements TransferFailure {
        @Override
        public String code() {
            return "transfer-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no such " + what + ", or its archive was removed.";
        }
    }

    /** One at a time. */
    record Running(String tenantId) implements TransferFailure {
        @Override
        public String code() {
            return "export-running";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }

        @Override
        public String detail() {
            return "The tenant '" + tenantId + "' is being exported already. Wait for that export, or remove it.";
        }
    }

    /** Where the tenant or the import stands, this cannot be done. */
    record WrongState(String detail) implements TransferFailure {
        @Override
        public String code() {
            return "transfer-state";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }

    /** What was sent is not what an export writes. */
    record Invalid(String detail) implements TransferFailure {
        @Override
        public String code() {
            return "archive-invalid";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }
    }

    /** Something stands in the way of an import; its code is that of the conflict. */
    record Conflict(String code, String detail) implements TransferFailure {
        @Override
        public FailureKind kind() {
            return FailureKind.CONFLICT;
        }
    }
}

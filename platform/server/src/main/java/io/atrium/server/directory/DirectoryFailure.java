package io.atrium.server.directory;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.server.failure.FieldError;
import java.util.List;

/** What can go wrong with the directory. */
public sealed interface DirectoryFailure extends Failure {

    /** The tenant may not have as many members; nothing was changed. */
    record TooManyMembers(int quota, long before, long after) implements DirectoryFailure {
        @Override
        public String code() {
            return "quota-members";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.OVER_QUOTA;
        }

        @Override
        public String detail() {
            return "The quota is %d members, there are %d, and with this file there would be %d. Nothing was changed; "
                            .formatted(quota, before, after)
                    + "end members who have left (valid_to), or ask the operator of the platform for a larger quota.";
        }
    }

    /** Lines of the file are wrong; nothing was changed. */
    record ImportRefused(ImportReport report) implements DirectoryFailure {
        @Override
        public String code() {
            return "directory-import-refused";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.INVALID;
        }

        @Override
        public String detail() {
            return "%d problems in %d lines. Nothing was changed; correct them and send the file again."
                    .formatted(report.errorCount(), report.rows());
        }

        @Override
        public List<FieldError> errors() {
            return report.errors().stream()
                    .map(problem -> FieldError.line(
                            Math.toIntExact(problem.line()), problem.field(), problem.code(), problem.message()))
                    .toList();
        }
    }
}

package io.atrium.server.insights;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Why there are no figures. */
sealed interface InsightsFailure extends Failure {

    /** The warehouse does not answer, or not in time. */
    record WarehouseAway() implements InsightsFailure {
        @Override
        public String code() {
            return "warehouse-unavailable";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The warehouse does not answer. The health page says more; try again in a moment.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(10));
        }
    }

    /** The tenant has no account in the warehouse yet. */
    record NoReader() implements InsightsFailure {
        @Override
        public String code() {
            return "warehouse-no-reader";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The organization has no account in the warehouse yet. It is given one within seconds of its"
                    + " creation; if this stays, all reader accounts are taken: see clickhouse.readers in the configuration.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(10));
        }
    }

    /** There is no such department on the last day of the period. */
    record UnknownDepartment(long no) implements InsightsFailure {
        @Override
        public String code() {
            return "department-unknown";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no department " + no + " on the last day of the period.";
        }
    }
}

package io.atrium.server.insights;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import io.atrium.warehouse.query.QueryFailure;
import java.net.SocketTimeoutException;
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

    /** What the warehouse's refusal means for who asked. */
    static InsightsFailure of(QueryFailure failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SocketTimeoutException
                    || message.contains("TIMEOUT_EXCEEDED")
                    || message.contains("MEMORY_LIMIT_EXCEEDED")) {
                return new TooMuch();
            }
        }
        return new WarehouseAway();
    }

    /** The warehouse has stopped a question that took longer, or more memory, than one reader may have. */
    record TooMuch() implements InsightsFailure {
        @Override
        public String code() {
            return "query-too-slow";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.UNAVAILABLE;
        }

        @Override
        public String detail() {
            return "The warehouse did not finish in time: a question may take 30 seconds and 1 GB. Ask for fewer"
                    + " metrics, departments or days at once; if small questions take long too, see the health page.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(30));
        }
    }

    /** Too many large questions of the tenant are being answered. */
    record Busy() implements InsightsFailure {
        @Override
        public String code() {
            return "query-busy";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.BUSY;
        }

        @Override
        public String detail() {
            return "Other questions of your organization are being answered. Ask again in a moment, one after another.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(Duration.ofSeconds(5));
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

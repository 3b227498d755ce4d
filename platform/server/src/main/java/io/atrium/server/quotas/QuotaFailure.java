package io.atrium.server.quotas;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is refused for the sake of a quota. That of members is the directory's own to refuse. */
sealed interface QuotaFailure extends Failure {
    /** More events than the tenant may send a second; nothing of the batch was accepted. */
    record Events(int quota, Duration pause) implements QuotaFailure {
        @Override
        public String code() {
            return "quota-events";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.BUSY;
        }

        @Override
        public String detail() {
            return "The quota is %d events a second, and it is used up. Nothing of this batch was accepted; send all of it again after %d s."
                    .formatted(quota, pause.toSeconds());
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(pause);
        }
    }

    /** The tenant stores as much as it may; nothing was added. */
    record Storage(long quota, long used, Instant measuredAt) implements QuotaFailure {
        @Override
        public String code() {
            return "quota-storage";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.OVER_QUOTA;
        }

        @Override
        public String detail() {
            return ("The quota is %d bytes, and %d are used (measured %s). Nothing was added; shorten the retention, or ask the operator of "
                            + "the platform for a larger quota.")
                    .formatted(quota, used, measuredAt);
        }
    }

    /** An operator names a tenant that does not exist. */
    record UnknownTenant(String id) implements QuotaFailure {
        @Override
        public String code() {
            return "tenant-not-found";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no tenant '" + id + "'. Look with: atrium tenants list.";
        }
    }
}

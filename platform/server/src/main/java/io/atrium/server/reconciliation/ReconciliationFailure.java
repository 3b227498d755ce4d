package io.atrium.server.reconciliation;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;
import java.time.Duration;
import java.util.Optional;

/** Why a check does not begin. */
sealed interface ReconciliationFailure extends Failure {

    /** The last deep check is too fresh: it reads the whole warehouse, for all tenants. */
    record TooSoon(Duration pause) implements ReconciliationFailure {
        @Override
        public String code() {
            return "reconciliation-too-soon";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.BUSY;
        }

        @Override
        public String detail() {
            return "Everything has been checked just now. Ask again in " + Math.max(1, pause.toSeconds()) + " s.";
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.of(pause);
        }
    }
}

package io.atrium.server.goals;

import io.atrium.server.failure.Failure;
import io.atrium.server.failure.FailureKind;

/** Why there is no goal to speak of. Wrong values are a {@link io.atrium.server.failure.RequestFailure.Invalid}. */
sealed interface GoalFailure extends Failure {

    /** Goals are for the index alone. */
    record NoIndicator(String metric) implements GoalFailure {
        @Override
        public String code() {
            return "goal-no-indicator";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "'" + metric + "' is no indicator of the index. GET /insights/index/goals lists those that are.";
        }
    }

    /** There is none. */
    record NotSet(String metric) implements GoalFailure {
        @Override
        public String code() {
            return "goal-not-set";
        }

        @Override
        public FailureKind kind() {
            return FailureKind.NOT_FOUND;
        }

        @Override
        public String detail() {
            return "There is no goal for '" + metric + "' that could be taken away.";
        }
    }
}

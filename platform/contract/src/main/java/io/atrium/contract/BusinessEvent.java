package io.atrium.contract;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work moved: the envelope, and the case, record, form or run that it moved. Fields that a type does not use are null, zero, false or empty; the catalogue says which type uses which.
 *
 * @param envelope what every event has
 * @param processId kind of process
 * @param instanceId one case of a process
 * @param taskId one step of a case that somebody has to handle
 * @param activity name of the step within the process
 * @param role role in which the actor handled it
 * @param resubmissionOf earlier instance that was returned or rejected and is submitted again
 * @param result outcome
 * @param appId application that it belongs to
 * @param formId form
 * @param connectorId connector
 * @param failureCode stable code of a failure
 * @param system business system, such as a CRM
 * @param entity kind of business record
 * @param stage stage that the record is in now
 * @param previousStage stage that the record was in before
 * @param amount amount of money, with at most four decimals
 * @param currency currency of the amount (ISO 4217)
 * @param direction clocked in or out
 * @param scheduled it belongs to a planned shift or run
 * @param dueTime when it is due
 * @param createdTime when the object of this act came into being
 * @param durationSeconds duration in seconds
 */
public record BusinessEvent(
        Envelope envelope,
        @Nullable String processId,
        @Nullable String instanceId,
        @Nullable String taskId,
        @Nullable String activity,
        @Nullable String role,
        @Nullable String resubmissionOf,
        @Nullable String result,
        @Nullable String appId,
        @Nullable String formId,
        @Nullable String connectorId,
        @Nullable String failureCode,
        @Nullable String system,
        @Nullable String entity,
        @Nullable String stage,
        @Nullable String previousStage,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String direction,
        boolean scheduled,
        @Nullable Instant dueTime,
        @Nullable Instant createdTime,
        int durationSeconds)
        implements Event {

    public BusinessEvent {
        amount = Checks.amount(amount);
        dueTime = Checks.optionalTime(dueTime, "dueTime");
        createdTime = Checks.optionalTime(createdTime, "createdTime");
        Checks.notNegative(durationSeconds, "durationSeconds");
        if (amount != null && currency == null) {
            throw new IllegalArgumentException("amount needs a currency");
        }
    }

    /** Starts an event with nothing but its envelope. */
    public static Builder builder(Envelope envelope) {
        return new Builder(envelope);
    }

    @Override
    public EventFamily family() {
        return EventFamily.BUSINESS;
    }

    /** Collects the fields; each method is named after the field that it fills. */
    public static final class Builder {
        private final Envelope envelope;
        private @Nullable String processId;
        private @Nullable String instanceId;
        private @Nullable String taskId;
        private @Nullable String activity;
        private @Nullable String role;
        private @Nullable String resubmissionOf;
        private @Nullable String result;
        private @Nullable String appId;
        private @Nullable String formId;
        private @Nullable String connectorId;
        private @Nullable String failureCode;
        private @Nullable String system;
        private @Nullable String entity;
        private @Nullable String stage;
        private @Nullable String previousStage;
        private @Nullable BigDecimal amount;
        private @Nullable String currency;
        private @Nullable String direction;
        private boolean scheduled;
        private @Nullable Instant dueTime;
        private @Nullable Instant createdTime;
        private int durationSeconds;

        private Builder(Envelope envelope) {
            this.envelope = envelope;
        }

        public Builder processId(@Nullable String value) {
            processId = value;
            return this;
        }

        public Builder instanceId(@Nullable String value) {
            instanceId = value;
            return this;
        }

        public Builder taskId(@Nullable String value) {
            taskId = value;
            return this;
        }

        public Builder activity(@Nullable String value) {
            activity = value;
            return this;
        }

        public Builder role(@Nullable String value) {
            role = value;
            return this;
        }

        public Builder resubmissionOf(@Nullable String value) {
            resubmissionOf = value;
            return this;
        }

        public Builder result(@Nullable String value) {
            result = value;
            return this;
        }

        public Builder appId(@Nullable String value) {
            appId = value;
            return this;
        }

        public Builder formId(@Nullable String value) {
            formId = value;
            return this;
        }

        public Builder connectorId(@Nullable String value) {
            connectorId = value;
            return this;
        }

        public Builder failureCode(@Nullable String value) {
            failureCode = value;
            return this;
        }

        public Builder system(@Nullable String value) {
            system = value;
            return this;
        }

        public Builder entity(@Nullable String value) {
            entity = value;
            return this;
        }

        public Builder stage(@Nullable String value) {
            stage = value;
            return this;
        }

        public Builder previousStage(@Nullable String value) {
            previousStage = value;
            return this;
        }

        public Builder amount(@Nullable BigDecimal value) {
            amount = value;
            return this;
        }

        public Builder currency(@Nullable String value) {
            currency = value;
            return this;
        }

        public Builder direction(@Nullable String value) {
            direction = value;
            return this;
        }

        public Builder scheduled(boolean value) {
            scheduled = value;
            return this;
        }

        public Builder dueTime(@Nullable Instant value) {
            dueTime = value;
            return this;
        }

        public Builder createdTime(@Nullable Instant value) {
            createdTime = value;
            return this;
        }

        public Builder durationSeconds(int value) {
            durationSeconds = value;
            return this;
        }

        /** Throws IllegalArgumentException when a value is out of its range. */
        public BusinessEvent build() {
            return new BusinessEvent(
                    envelope,
                    processId,
                    instanceId,
                    taskId,
                    activity,
                    role,
                    resubmissionOf,
                    result,
                    appId,
                    formId,
                    connectorId,
                    failureCode,
                    system,
                    entity,
                    stage,
                    previousStage,
                    amount,
                    currency,
                    direction,
                    scheduled,
                    dueTime,
                    createdTime,
                    durationSeconds);
        }
    }
}

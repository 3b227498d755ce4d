package io.atrium.contract;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was here: the envelope and what was used. Fields that a type does not use are null, zero, false or empty; the catalogue says which type uses which.
 *
 * @param envelope what every event has
 * @param page page that was shown, as a stable path without personal data
 * @param action action that was performed, as a stable identifier
 * @param feature feature of the product that the act belongs to
 * @param appId application that was used
 * @param queryKind what was searched for
 * @param resultCount number of results that were found
 * @param durationSeconds seconds of use that this event reports
 */
public record UsageEvent(
        Envelope envelope,
        @Nullable String page,
        @Nullable String action,
        @Nullable String feature,
        @Nullable String appId,
        @Nullable String queryKind,
        int resultCount,
        int durationSeconds)
        implements Event {

    public UsageEvent {
        Checks.notNegative(resultCount, "resultCount");
        Checks.notNegative(durationSeconds, "durationSeconds");
    }

    /** Starts an event with nothing but its envelope. */
    public static Builder builder(Envelope envelope) {
        return new Builder(envelope);
    }

    @Override
    public EventFamily family() {
        return EventFamily.USAGE;
    }

    /** Collects the fields; each method is named after the field that it fills. */
    public static final class Builder {
        private final Envelope envelope;
        private @Nullable String page;
        private @Nullable String action;
        private @Nullable String feature;
        private @Nullable String appId;
        private @Nullable String queryKind;
        private int resultCount;
        private int durationSeconds;

        private Builder(Envelope envelope) {
            this.envelope = envelope;
        }

        public Builder page(@Nullable String value) {
            page = value;
            return this;
        }

        public Builder action(@Nullable String value) {
            action = value;
            return this;
        }

        public Builder feature(@Nullable String value) {
            feature = value;
            return this;
        }

        public Builder appId(@Nullable String value) {
            appId = value;
            return this;
        }

        public Builder queryKind(@Nullable String value) {
            queryKind = value;
            return this;
        }

        public Builder resultCount(int value) {
            resultCount = value;
            return this;
        }

        public Builder durationSeconds(int value) {
            durationSeconds = value;
            return this;
        }

        /** Throws IllegalArgumentException when a value is out of its range. */
        public UsageEvent build() {
            return new UsageEvent(envelope, page, action, feature, appId, queryKind, resultCount, durationSeconds);
        }
    }
}

package io.atrium.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People acted on each other: the envelope, whom it reached, and how. Fields that a type does not use are null, zero, false or empty; the catalogue says which type uses which.
 *
 * @param envelope what every event has
 * @param channel way by which people were reached
 * @param conversationId conversation: a chat, a group or a mail thread
 * @param conversationKind between two people, or in a group
 * @param recipients members whom the act is addressed to
 * @param audienceSize number of people addressed, also where they are not listed; 0 when unknown
 * @param mentionCount number of people mentioned by name
 * @param linkCount number of links to shared documents
 * @param attachmentCount number of attached files
 * @param replyTo identifier of the message that this one answers
 * @param reaction reaction, as a stable identifier
 * @param external people outside the organization are reached
 * @param response answer to an invitation
 * @param shareKind how a document was passed on
 * @param workspaceId shared space in which it happened
 * @param meetingId meeting that it belongs to
 * @param templateId template of a report
 * @param startTime planned start
 * @param endTime planned end
 * @param dueTime when it is due
 * @param createdTime when the object of this act came into being
 * @param durationSeconds duration in seconds
 * @param recorded a recording was made
 */
public record CollaborationEvent(
        Envelope envelope,
        @Nullable String channel,
        @Nullable String conversationId,
        @Nullable String conversationKind,
        List<Participant> recipients,
        int audienceSize,
        int mentionCount,
        int linkCount,
        int attachmentCount,
        @Nullable String replyTo,
        @Nullable String reaction,
        boolean external,
        @Nullable String response,
        @Nullable String shareKind,
        @Nullable String workspaceId,
        @Nullable String meetingId,
        @Nullable String templateId,
        @Nullable Instant startTime,
        @Nullable Instant endTime,
        @Nullable Instant dueTime,
        @Nullable Instant createdTime,
        int durationSeconds,
        boolean recorded)
        implements Event {

    public CollaborationEvent {
        recipients = List.copyOf(recipients);
        Checks.notNegative(audienceSize, "audienceSize");
        Checks.notNegative(mentionCount, "mentionCount");
        Checks.notNegative(linkCount, "linkCount");
        Checks.notNegative(attachmentCount, "attachmentCount");
        startTime = Checks.optionalTime(startTime, "startTime");
        endTime = Checks.optionalTime(endTime, "endTime");
        dueTime = Checks.optionalTime(dueTime, "dueTime");
        createdTime = Checks.optionalTime(createdTime, "createdTime");
        Checks.notNegative(durationSeconds, "durationSeconds");
    }

    /** The same event with fewer recipients. An audience that was no more than those who are listed shrinks with them. */
    public CollaborationEvent onlyTo(List<Participant> fewer) {
        return new CollaborationEvent(
                envelope,
                channel,
                conversationId,
                conversationKind,
                fewer,
                audienceSize == recipients.size() ? fewer.size() : audienceSize,
                mentionCount,
                linkCount,
                attachmentCount,
                replyTo,
                reaction,
                external,
                response,
                shareKind,
                workspaceId,
                meetingId,
                templateId,
                startTime,
                endTime,
                dueTime,
                createdTime,
                durationSeconds,
                recorded);
    }

    /** Starts an event with nothing but its envelope. */
    public static Builder builder(Envelope envelope) {
        return new Builder(envelope);
    }

    @Override
    public EventFamily family() {
        return EventFamily.COLLABORATION;
    }

    /** Collects the fields; each method is named after the field that it fills. */
    public static final class Builder {
        private final Envelope envelope;
        private @Nullable String channel;
        private @Nullable String conversationId;
        private @Nullable String conversationKind;
        private List<Participant> recipients = List.of();
        private int audienceSize;
        private int mentionCount;
        private int linkCount;
        private int attachmentCount;
        private @Nullable String replyTo;
        private @Nullable String reaction;
        private boolean external;
        private @Nullable String response;
        private @Nullable String shareKind;
        private @Nullable String workspaceId;
        private @Nullable String meetingId;
        private @Nullable String templateId;
        private @Nullable Instant startTime;
        private @Nullable Instant endTime;
        private @Nullable Instant dueTime;
        private @Nullable Instant createdTime;
        private int durationSeconds;
        private boolean recorded;

        private Builder(Envelope envelope) {
            this.envelope = envelope;
        }

        public Builder channel(@Nullable String value) {
            channel = value;
            return this;
        }

        public Builder conversationId(@Nullable String value) {
            conversationId = value;
            return this;
        }

        public Builder conversationKind(@Nullable String value) {
            conversationKind = value;
            return this;
        }

        public Builder recipients(List<Participant> value) {
            recipients = value;
            return this;
        }

        public Builder audienceSize(int value) {
            audienceSize = value;
            return this;
        }

        public Builder mentionCount(int value) {
            mentionCount = value;
            return this;
        }

        public Builder linkCount(int value) {
            linkCount = value;
            return this;
        }

        public Builder attachmentCount(int value) {
            attachmentCount = value;
            return this;
        }

        public Builder replyTo(@Nullable String value) {
            replyTo = value;
            return this;
        }

        public Builder reaction(@Nullable String value) {
            reaction = value;
            return this;
        }

        public Builder external(boolean value) {
            external = value;
            return this;
        }

        public Builder response(@Nullable String value) {
            response = value;
            return this;
        }

        public Builder shareKind(@Nullable String value) {
            shareKind = value;
            return this;
        }

        public Builder workspaceId(@Nullable String value) {
            workspaceId = value;
            return this;
        }

        public Builder meetingId(@Nullable String value) {
            meetingId = value;
            return this;
        }

        public Builder templateId(@Nullable String value) {
            templateId = value;
            return this;
        }

        public Builder startTime(@Nullable Instant value) {
            startTime = value;
            return this;
        }

        public Builder endTime(@Nullable Instant value) {
            endTime = value;
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

        public Builder recorded(boolean value) {
            recorded = value;
            return this;
        }

        /** Throws IllegalArgumentException when a value is out of its range. */
        public CollaborationEvent build() {
            return new CollaborationEvent(
                    envelope,
                    channel,
                    conversationId,
                    conversationKind,
                    recipients,
                    audienceSize,
                    mentionCount,
                    linkCount,
                    attachmentCount,
                    replyTo,
                    reaction,
                    external,
                    response,
                    shareKind,
                    workspaceId,
                    meetingId,
                    templateId,
                    startTime,
                    endTime,
                    dueTime,
                    createdTime,
                    durationSeconds,
                    recorded);
        }
    }
}

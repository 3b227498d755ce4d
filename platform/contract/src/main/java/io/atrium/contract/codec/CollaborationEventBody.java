package io.atrium.contract.codec;

import io.atrium.contract.CollaborationEvent;

/** Writes and reads the body of a collaboration event, field by field in the order of the newest schema. */
final class CollaborationEventBody {
    private CollaborationEventBody() {}

    static void write(CollaborationEvent event, AvroWriter out) {
        EnvelopeBody.write(event.envelope(), out);
        out.writeOptionalText(event.channel());
        out.writeOptionalText(event.conversationId());
        out.writeOptionalText(event.conversationKind());
        ParticipantBody.writeAll(event.recipients(), out);
        out.writeInt(event.audienceSize());
        out.writeInt(event.mentionCount());
        out.writeInt(event.linkCount());
        out.writeInt(event.attachmentCount());
        out.writeOptionalText(event.replyTo());
        out.writeOptionalText(event.reaction());
        out.writeBoolean(event.external());
        out.writeOptionalText(event.response());
        out.writeOptionalText(event.shareKind());
        out.writeOptionalText(event.workspaceId());
        out.writeOptionalText(event.meetingId());
        out.writeOptionalText(event.templateId());
        out.writeOptionalTime(event.startTime());
        out.writeOptionalTime(event.endTime());
        out.writeOptionalTime(event.dueTime());
        out.writeOptionalTime(event.createdTime());
        out.writeInt(event.durationSeconds());
        out.writeBoolean(event.recorded());
    }

    static CollaborationEvent read(AvroReader in) {
        return new CollaborationEvent(
                EnvelopeBody.read(in),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                ParticipantBody.readAll(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readBoolean(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalText(),
                in.readOptionalTime(),
                in.readOptionalTime(),
                in.readOptionalTime(),
                in.readOptionalTime(),
                in.readInt(),
                in.readBoolean());
    }
}

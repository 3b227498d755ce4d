package io.atrium.jobs.ingest;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.UsageEvent;
import io.atrium.jobs.kafka.KafkaRecord;

/**
 * Which event it is, and whether it says the same as an earlier one of that identity.
 *
 * <p>The payload's hash is over what the sender said: type, time, subject, who, to whom, and the fields. It leaves out
 * what the gateway stamps (departments, their ancestors, human or machine, the tenant's calendar day): the directory's
 * history or the tenant's time zone may be corrected between two sendings of one event, and that is not another event.
 * Members count by number, which the directory never gives again. Fields that say nothing do not count and fields are
 * hashed by name, so that a field that a later schema adds does not make a repeated old event look like another one.
 * Names in {@link HashedField} are therefore never changed.
 */
final class Fingerprints {
    private final ContentHash hash = new ContentHash();

    Identity identity(Event event) {
        Envelope envelope = event.envelope();
        return hash.text(envelope.tenantId())
                .text(envelope.source())
                .text(envelope.id())
                .identity();
    }

    /** Spreads records without identity over the subtasks. */
    Identity identity(KafkaRecord record) {
        return hash.text(record.topic())
                .number(record.partition())
                .number(record.offset())
                .identity();
    }

    long payload(Event event) {
        envelope(event.envelope());
        if (event instanceof UsageEvent usage) {
            usage(usage);
        } else if (event instanceof CollaborationEvent collaboration) {
            collaboration(collaboration);
        } else if (event instanceof BusinessEvent business) {
            business(business);
        }
        return hash.first64();
    }

    private void envelope(Envelope envelope) {
        hash.field(HashedField.TYPE, envelope.type())
                .field(HashedField.TIME, envelope.time())
                .field(HashedField.SUBJECT, envelope.subject())
                .field(HashedField.MEMBER, envelope.memberNo())
                .field(HashedField.DEVICE, envelope.deviceId())
                .field(HashedField.PLATFORM, envelope.platform().name())
                .field(HashedField.CLIENT_VERSION, envelope.clientVersion())
                .field(HashedField.SESSION, envelope.sessionId())
                .field(HashedField.OBJECT_TYPE, envelope.objectType())
                .field(HashedField.OBJECT_ID, envelope.objectId());
    }

    private void usage(UsageEvent event) {
        hash.field(HashedField.PAGE, event.page())
                .field(HashedField.ACTION, event.action())
                .field(HashedField.FEATURE, event.feature())
                .field(HashedField.APP, event.appId())
                .field(HashedField.QUERY_KIND, event.queryKind())
                .field(HashedField.RESULT_COUNT, event.resultCount())
                .field(HashedField.DURATION_SECONDS, event.durationSeconds());
    }

    private void collaboration(CollaborationEvent event) {
        hash.field(HashedField.CHANNEL, event.channel())
                .field(HashedField.CONVERSATION, event.conversationId())
                .field(HashedField.CONVERSATION_KIND, event.conversationKind())
                .field(HashedField.AUDIENCE_SIZE, event.audienceSize())
                .field(HashedField.MENTION_COUNT, event.mentionCount())
                .field(HashedField.LINK_COUNT, event.linkCount())
                .field(HashedField.ATTACHMENT_COUNT, event.attachmentCount())
                .field(HashedField.REPLY_TO, event.replyTo())
                .field(HashedField.REACTION, event.reaction())
                .field(HashedField.EXTERNAL, event.external())
                .field(HashedField.RESPONSE, event.response())
                .field(HashedField.SHARE_KIND, event.shareKind())
                .field(HashedField.WORKSPACE, event.workspaceId())
                .field(HashedField.MEETING, event.meetingId())
                .field(HashedField.TEMPLATE, event.templateId())
                .field(HashedField.START_TIME, event.startTime())
                .field(HashedField.END_TIME, event.endTime())
                .field(HashedField.DUE_TIME, event.dueTime())
                .field(HashedField.CREATED_TIME, event.createdTime())
                .field(HashedField.DURATION_SECONDS, event.durationSeconds())
                .field(HashedField.RECORDED, event.recorded());
        for (Participant recipient : event.recipients()) {
            hash.field(HashedField.RECIPIENT, recipient.memberNo());
        }
    }

    private void business(BusinessEvent event) {
        hash.field(HashedField.PROCESS, event.processId())
                .field(HashedField.INSTANCE, event.instanceId())
                .field(HashedField.TASK, event.taskId())
                .field(HashedField.ACTIVITY, event.activity())
                .field(HashedField.ROLE, event.role())
                .field(HashedField.RESUBMISSION_OF, event.resubmissionOf())
                .field(HashedField.RESULT, event.result())
                .field(HashedField.APP, event.appId())
                .field(HashedField.FORM, event.formId())
                .field(HashedField.CONNECTOR, event.connectorId())
                .field(HashedField.FAILURE_CODE, event.failureCode())
                .field(HashedField.SYSTEM, event.system())
                .field(HashedField.ENTITY, event.entity())
                .field(HashedField.STAGE, event.stage())
                .field(HashedField.PREVIOUS_STAGE, event.previousStage())
                .field(HashedField.CURRENCY, event.currency())
                .field(HashedField.DIRECTION, event.direction())
                .field(HashedField.SCHEDULED, event.scheduled())
                .field(HashedField.DUE_TIME, event.dueTime())
                .field(HashedField.CREATED_TIME, event.createdTime())
                .field(HashedField.DURATION_SECONDS, event.durationSeconds());
        if (event.amount() != null) {
            hash.text("amount").text(event.amount().stripTrailingZeros().toPlainString());
        }
    }
}

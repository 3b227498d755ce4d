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
 * Names here are therefore never changed.
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
        hash.field("type", envelope.type())
                .field("time", envelope.time())
                .field("subject", envelope.subject())
                .field("member", envelope.memberNo())
                .field("device", envelope.deviceId())
                .field("platform", envelope.platform().name())
                .field("clientVersion", envelope.clientVersion())
                .field("session", envelope.sessionId())
                .field("objectType", envelope.objectType())
                .field("objectId", envelope.objectId());
    }

    private void usage(UsageEvent event) {
        hash.field("page", event.page())
                .field("action", event.action())
                .field("feature", event.feature())
                .field("app", event.appId())
                .field("queryKind", event.queryKind())
                .field("resultCount", event.resultCount())
                .field("durationSeconds", event.durationSeconds());
    }

    private void collaboration(CollaborationEvent event) {
        hash.field("channel", event.channel())
                .field("conversation", event.conversationId())
                .field("conversationKind", event.conversationKind())
                .field("audienceSize", event.audienceSize())
                .field("mentionCount", event.mentionCount())
                .field("linkCount", event.linkCount())
                .field("attachmentCount", event.attachmentCount())
                .field("replyTo", event.replyTo())
                .field("reaction", event.reaction())
                .field("external", event.external())
                .field("response", event.response())
                .field("shareKind", event.shareKind())
                .field("workspace", event.workspaceId())
                .field("meeting", event.meetingId())
                .field("template", event.templateId())
                .field("startTime", event.startTime())
                .field("endTime", event.endTime())
                .field("dueTime", event.dueTime())
                .field("createdTime", event.createdTime())
                .field("durationSeconds", event.durationSeconds())
                .field("recorded", event.recorded());
        for (Participant recipient : event.recipients()) {
            hash.field("recipient", recipient.memberNo());
        }
    }

    private void business(BusinessEvent event) {
        hash.field("process", event.processId())
                .field("instance", event.instanceId())
                .field("task", event.taskId())
                .field("activity", event.activity())
                .field("role", event.role())
                .field("resubmissionOf", event.resubmissionOf())
                .field("result", event.result())
                .field("app", event.appId())
                .field("form", event.formId())
                .field("connector", event.connectorId())
                .field("failureCode", event.failureCode())
                .field("system", event.system())
                .field("entity", event.entity())
                .field("stage", event.stage())
                .field("previousStage", event.previousStage())
                .field("currency", event.currency())
                .field("direction", event.direction())
                .field("scheduled", event.scheduled())
                .field("dueTime", event.dueTime())
                .field("createdTime", event.createdTime())
                .field("durationSeconds", event.durationSeconds());
        if (event.amount() != null) {
            hash.text("amount").text(event.amount().stripTrailingZeros().toPlainString());
        }
    }
}

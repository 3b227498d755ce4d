package io.atrium.contract.cloudevents;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import io.atrium.contract.UsageEvent;

/** Builds the event of a family from its envelope and its checked data. */
final class EventAssembler {
    private EventAssembler() {}

    static Event assemble(EventFamily family, Envelope envelope, FieldValues data) {
        return switch (family) {
            case USAGE -> usage(envelope, data);
            case COLLABORATION -> collaboration(envelope, data);
            case BUSINESS -> business(envelope, data);
        };
    }

    private static UsageEvent usage(Envelope envelope, FieldValues data) {
        return UsageEvent.builder(envelope)
                .page(data.text("page"))
                .action(data.text("action"))
                .feature(data.text("feature"))
                .appId(data.text("appId"))
                .queryKind(data.text("queryKind"))
                .resultCount(data.number("resultCount"))
                .durationSeconds(data.number("durationSeconds"))
                .build();
    }

    private static CollaborationEvent collaboration(Envelope envelope, FieldValues data) {
        return CollaborationEvent.builder(envelope)
                .channel(data.text("channel"))
                .conversationId(data.text("conversationId"))
                .conversationKind(data.text("conversationKind"))
                .recipients(data.recipients())
                .audienceSize(data.audienceSize())
                .mentionCount(data.number("mentionCount"))
                .linkCount(data.number("linkCount"))
                .attachmentCount(data.number("attachmentCount"))
                .replyTo(data.text("replyTo"))
                .reaction(data.text("reaction"))
                .external(data.flag("external"))
                .response(data.text("response"))
                .shareKind(data.text("shareKind"))
                .workspaceId(data.text("workspaceId"))
                .meetingId(data.text("meetingId"))
                .templateId(data.text("templateId"))
                .startTime(data.time("startTime"))
                .endTime(data.time("endTime"))
                .dueTime(data.time("dueTime"))
                .createdTime(data.time("createdTime"))
                .durationSeconds(data.number("durationSeconds"))
                .recorded(data.flag("recorded"))
                .build();
    }

    private static BusinessEvent business(Envelope envelope, FieldValues data) {
        return BusinessEvent.builder(envelope)
                .processId(data.text("processId"))
                .instanceId(data.text("instanceId"))
                .taskId(data.text("taskId"))
                .activity(data.text("activity"))
                .role(data.text("role"))
                .resubmissionOf(data.text("resubmissionOf"))
                .result(data.text("result"))
                .appId(data.text("appId"))
                .formId(data.text("formId"))
                .connectorId(data.text("connectorId"))
                .failureCode(data.text("failureCode"))
                .system(data.text("system"))
                .entity(data.text("entity"))
                .stage(data.text("stage"))
                .previousStage(data.text("previousStage"))
                .amount(data.decimal("amount"))
                .currency(data.text("currency"))
                .direction(data.text("direction"))
                .scheduled(data.flag("scheduled"))
                .dueTime(data.time("dueTime"))
                .createdTime(data.time("createdTime"))
                .durationSeconds(data.number("durationSeconds"))
                .build();
    }
}

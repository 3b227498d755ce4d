package io.atrium.oracle.generated;

import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.UsageEvent;
import io.atrium.oracle.Oracle;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * An organization and what it sends.
 *
 * @param arrivals events in the order in which they arrive, some of them more than once
 * @param to the last day that is asked for; events may be later
 */
public record Tenant(
        String id, OracleCalendar calendar, OracleDirectory directory, List<Event> arrivals, LocalDate to) {

    public Tenant {
        arrivals = List.copyOf(arrivals);
    }

    public Oracle oracle() {
        return Oracle.of(id, arrivals, directory, calendar);
    }

    /** The same with other events. */
    public Tenant with(List<Event> events) {
        return new Tenant(id, calendar, directory, events, to);
    }

    /** The same under another name, with some of the events. */
    public Tenant part(String name, Predicate<Event> which) {
        return new Tenant(
                name,
                calendar,
                directory,
                arrivals.stream()
                        .filter(which)
                        .map(event -> ofTenant(event, name))
                        .toList(),
                to);
    }

    /** What was sent, some of it twice, and in an order of its own. */
    public Tenant muddled(Random random) {
        List<Event> events = new ArrayList<>(arrivals);
        for (Event event : arrivals) {
            if (random.nextInt(20) == 0) {
                events.add(event);
            }
        }
        Collections.shuffle(events, random);
        return with(events);
    }

    private static Event ofTenant(Event event, String tenant) {
        Envelope old = event.envelope();
        Envelope envelope = new Envelope(
                old.id(),
                old.source(),
                old.type(),
                old.time(),
                old.subject(),
                tenant,
                old.actor(),
                old.day(),
                old.deviceId(),
                old.platform(),
                old.clientVersion(),
                old.sessionId(),
                old.objectType(),
                old.objectId());
        if (event instanceof UsageEvent usage) {
            return new UsageEvent(
                    envelope,
                    usage.page(),
                    usage.action(),
                    usage.feature(),
                    usage.appId(),
                    usage.queryKind(),
                    usage.resultCount(),
                    usage.durationSeconds());
        }
        return event instanceof CollaborationEvent collaboration
                ? collaboration(envelope, collaboration)
                : business(envelope, (BusinessEvent) event);
    }

    private static CollaborationEvent collaboration(Envelope envelope, CollaborationEvent event) {
        return new CollaborationEvent(
                envelope,
                event.channel(),
                event.conversationId(),
                event.conversationKind(),
                event.recipients(),
                event.audienceSize(),
                event.mentionCount(),
                event.linkCount(),
                event.attachmentCount(),
                event.replyTo(),
                event.reaction(),
                event.external(),
                event.response(),
                event.shareKind(),
                event.workspaceId(),
                event.meetingId(),
                event.templateId(),
                event.startTime(),
                event.endTime(),
                event.dueTime(),
                event.createdTime(),
                event.durationSeconds(),
                event.recorded());
    }

    private static BusinessEvent business(Envelope envelope, BusinessEvent event) {
        return new BusinessEvent(
                envelope,
                event.processId(),
                event.instanceId(),
                event.taskId(),
                event.activity(),
                event.role(),
                event.resubmissionOf(),
                event.result(),
                event.appId(),
                event.formId(),
                event.connectorId(),
                event.failureCode(),
                event.system(),
                event.entity(),
                event.stage(),
                event.previousStage(),
                event.amount(),
                event.currency(),
                event.direction(),
                event.scheduled(),
                event.dueTime(),
                event.createdTime(),
                event.durationSeconds());
    }
}

package io.atrium.bench.peer;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.EventFamily;
import io.atrium.contract.Participant;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fact as the values of a raw table's row, in the table's order and in the types that ClickHouse's own Java writers take
 * without converting. The identity is the event's UUID as it is: a peer that does not deduplicate needs no hash.
 */
final class FactRow {
    /** Columns of the widest table. */
    private static final int MOST_COLUMNS = 48;

    private final Set<String> intentional = EventCatalogue.standard().types().stream()
            .filter(EventType::intentional)
            .map(EventType::id)
            .collect(Collectors.toUnmodifiableSet());
    private final List<@Nullable Object> values = new ArrayList<>(MOST_COLUMNS);

    /** The table of a family. */
    static String table(EventFamily family) {
        return family.id() + "_event";
    }

    /** The values; the list is used again for the next row. */
    List<@Nullable Object> of(Fact fact) {
        values.clear();
        envelope(fact.event().envelope());
        if (fact.event() instanceof UsageEvent usage) {
            usage(usage);
        } else if (fact.event() instanceof CollaborationEvent collaboration) {
            collaboration(collaboration);
        } else if (fact.event() instanceof BusinessEvent business) {
            business(business);
        }
        origin(fact);
        return values;
    }

    private void envelope(Envelope envelope) {
        add(envelope.tenantId());
        add(envelope.id());
        add(envelope.source());
        add(envelope.type());
        add(envelope.time().atZone(ZoneOffset.UTC));
        add(envelope.day());
        text(envelope.subject());
        add(envelope.memberNo());
        add(envelope.actorKind());
        add(envelope.departmentNo());
        add(path(envelope.departmentPath()));
        add(envelope.actorKind() == ActorKind.HUMAN && intentional.contains(envelope.type()) ? 1 : 0);
        text(envelope.deviceId());
        add(envelope.platform());
        text(envelope.clientVersion());
        text(envelope.sessionId());
        text(envelope.objectType());
        text(envelope.objectId());
    }

    private void usage(UsageEvent event) {
        text(event.page());
        text(event.action());
        text(event.feature());
        text(event.appId());
        text(event.queryKind());
        add(event.resultCount());
        add(event.durationSeconds());
    }

    private void collaboration(CollaborationEvent event) {
        text(event.channel());
        text(event.conversationId());
        text(event.conversationKind());
        List<Participant> recipients = event.recipients();
        add(recipients.stream().map(Participant::memberNo).toList());
        add(recipients.stream().map(Participant::kind).toList());
        add(recipients.stream().map(Participant::departmentNo).toList());
        add(recipients.stream().map(person -> path(person.departmentPath())).toList());
        add(event.audienceSize());
        add(event.mentionCount());
        add(event.linkCount());
        add(event.attachmentCount());
        text(event.replyTo());
        text(event.reaction());
        add(event.external());
        text(event.response());
        text(event.shareKind());
        text(event.workspaceId());
        text(event.meetingId());
        text(event.templateId());
        time(event.startTime());
        time(event.endTime());
        time(event.dueTime());
        time(event.createdTime());
        add(event.durationSeconds());
        add(event.recorded());
    }

    private void business(BusinessEvent event) {
        text(event.processId());
        text(event.instanceId());
        text(event.taskId());
        text(event.activity());
        text(event.role());
        text(event.resubmissionOf());
        text(event.result());
        text(event.appId());
        text(event.formId());
        text(event.connectorId());
        text(event.failureCode());
        text(event.system());
        text(event.entity());
        text(event.stage());
        text(event.previousStage());
        add(event.amount());
        text(event.currency());
        text(event.direction());
        add(event.scheduled());
        time(event.dueTime());
        time(event.createdTime());
        add(event.durationSeconds());
    }

    private void origin(Fact fact) {
        UUID id = UUID.fromString(fact.event().envelope().id());
        add(fact.partition());
        add(fact.offset());
        add(Instant.ofEpochMilli(fact.arrivalMillis()).atZone(ZoneOffset.UTC));
        add(0);
        add(new BigInteger(1, bytes(id)));
        add(0L);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static List<Integer> path(DepartmentPath path) {
        List<Integer> numbers = new ArrayList<>(path.depth());
        for (int level = 0; level < path.depth(); level++) {
            numbers.add(path.at(level));
        }
        return numbers;
    }

    private void add(@Nullable Object value) {
        values.add(value);
    }

    private void text(@Nullable String value) {
        values.add(value == null ? "" : value);
    }

    private void time(@Nullable Instant value) {
        ZonedDateTime time = value == null ? null : value.atZone(ZoneOffset.UTC);
        values.add(time);
    }
}

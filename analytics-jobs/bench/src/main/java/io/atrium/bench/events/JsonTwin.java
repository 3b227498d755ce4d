package io.atrium.bench.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same event as one line for {@code JSONEachRow}, in the table's own columns, so that the reader has nothing to
 * convert: what is absent is left out, times are numbers of milliseconds.
 */
public final class JsonTwin {
    private static final JsonFactory JSON = new JsonFactory();

    private final Set<String> intentional = EventCatalogue.standard().types().stream()
            .filter(EventType::intentional)
            .map(EventType::id)
            .collect(Collectors.toUnmodifiableSet());

    /** The event's line, without its end. */
    public byte[] encode(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            envelope(event.envelope(), json);
            if (event instanceof UsageEvent usage) {
                usage(usage, json);
            } else if (event instanceof CollaborationEvent collaboration) {
                collaboration(collaboration, json);
            } else if (event instanceof BusinessEvent business) {
                business(business, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void envelope(Envelope envelope, JsonGenerator json) throws IOException {
        json.writeStringField("tenant_id", envelope.tenantId());
        json.writeStringField("event_id", envelope.id());
        json.writeStringField("event_source", envelope.source());
        json.writeStringField("event_type", envelope.type());
        json.writeNumberField("event_time", envelope.time().toEpochMilli());
        json.writeStringField("event_date", envelope.day().toString());
        json.writeNumberField("member_no", envelope.memberNo());
        json.writeNumberField("department_no", envelope.departmentNo());
        json.writeFieldName("department_path");
        path(envelope.departmentPath(), json);
        if (envelope.actorKind() == ActorKind.HUMAN && intentional.contains(envelope.type())) {
            json.writeNumberField("intentional", 1);
        }
        text("device_id", envelope.deviceId(), json);
        text("platform", envelope.platform().name().toLowerCase(Locale.ROOT), json);
        text("client_version", envelope.clientVersion(), json);
        text("session_id", envelope.sessionId(), json);
        text("object_type", envelope.objectType(), json);
        text("object_id", envelope.objectId(), json);
    }

    private static void usage(UsageEvent event, JsonGenerator json) throws IOException {
        text("page", event.page(), json);
        text("feature", event.feature(), json);
        text("app_id", event.appId(), json);
        number("duration_seconds", event.durationSeconds(), json);
    }

    private static void collaboration(CollaborationEvent event, JsonGenerator json) throws IOException {
        text("channel", event.channel(), json);
        text("conversation_id", event.conversationId(), json);
        text("conversation_kind", event.conversationKind(), json);
        if (!event.recipients().isEmpty()) {
            recipients(event.recipients(), json);
        }
        number("audience_size", event.audienceSize(), json);
        number("mention_count", event.mentionCount(), json);
        text("reply_to", event.replyTo(), json);
        text("workspace_id", event.workspaceId(), json);
    }

    private static void recipients(List<Participant> recipients, JsonGenerator json) throws IOException {
        numbers("recipient_member_no", recipients, Participant::memberNo, json);
        json.writeArrayFieldStart("recipient_kind");
        for (Participant recipient : recipients) {
            json.writeString(recipient.kind().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        numbers("recipient_department_no", recipients, Participant::departmentNo, json);
        json.writeArrayFieldStart("recipient_department_path");
        for (Participant recipient : recipients) {
            path(recipient.departmentPath(), json);
        }
        json.writeEndArray();
    }

    private static void business(BusinessEvent event, JsonGenerator json) throws IOException {
        text("process_id", event.processId(), json);
        text("instance_id", event.instanceId(), json);
        text("task_id", event.taskId(), json);
        text("activity", event.activity(), json);
        text("result", event.result(), json);
        if (event.amount() != null) {
            json.writeNumberField("amount", event.amount());
        }
        text("currency", event.currency(), json);
        time("due_time", event.dueTime(), json);
        time("created_time", event.createdTime(), json);
    }

    private static void numbers(
            String name, List<Participant> people, ToLongFunction<Participant> number, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (Participant person : people) {
            json.writeNumber(number.applyAsLong(person));
        }
        json.writeEndArray();
    }

    private static void path(DepartmentPath path, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int level = 0; level < path.depth(); level++) {
            json.writeNumber(path.at(level));
        }
        json.writeEndArray();
    }

    private static void text(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void number(String name, int value, JsonGenerator json) throws IOException {
        if (value != 0) {
            json.writeNumberField(name, value);
        }
    }

    private static void time(String name, @Nullable Instant value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value.toEpochMilli());
        }
    }
}

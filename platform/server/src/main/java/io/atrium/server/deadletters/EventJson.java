package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.server.http.Json;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as the CloudEvents JSON that would give it at the gateway. Fields that say nothing are left out. People are the directory's
 * external ids; somebody whom the directory does not know any more is {@code member-no:<number>}.
 */
final class EventJson {
    private static final String UNKNOWN_MEMBER = "member-no:";

    private EventJson() {}

    /** Everybody whose name {@link #of} needs. */
    static Set<Long> people(Event event) {
        Set<Long> people = new LinkedHashSet<>();
        participants(event).forEach(participant -> people.add(participant.memberNo()));
        return people;
    }

    /** The actor and the recipients. */
    static List<Participant> participants(Event event) {
        List<Participant> all = new ArrayList<>();
        all.add(event.envelope().actor());
        if (event instanceof CollaborationEvent collaboration) {
            all.addAll(collaboration.recipients());
        }
        return all;
    }

    /** How somebody is called in the JSON. */
    static String name(long memberNo, Map<Long, String> names) {
        return names.getOrDefault(memberNo, UNKNOWN_MEMBER + memberNo);
    }

    /** The event as JSON; {@code names} maps numbers of members to external ids. */
    static ObjectNode of(Event event, Map<Long, String> names) {
        Envelope envelope = event.envelope();
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", envelope.id());
        json.put("source", envelope.source());
        json.put("type", envelope.type());
        json.put("time", envelope.time().toString());
        text(json, "subject", envelope.subject());
        json.put("actor", name(envelope.memberNo(), names));
        if (envelope.platform() != Platform.UNKNOWN) {
            json.put("platform", envelope.platform().name().toLowerCase(Locale.ROOT));
        }
        text(json, "clientversion", envelope.clientVersion());
        text(json, "deviceid", envelope.deviceId());
        text(json, "sessionid", envelope.sessionId());
        ObjectNode data = json.putObject("data");
        text(data, "objecttype", envelope.objectType());
        text(data, "objectid", envelope.objectId());
        fields(event, names, data);
        return json;
    }

    /** The events are records whose components are called as the catalogue's fields: a field that is added there is here as well. */
    private static void fields(Event event, Map<Long, String> names, ObjectNode data) {
        for (RecordComponent component : type(event).getRecordComponents()) {
            if (!component.getName().equals("envelope") && !isDerived(component, event)) {
                field(data, component.getName().toLowerCase(Locale.ROOT), value(component, event), names);
            }
        }
    }

    /** The gateway counts the recipients when nobody states the audience, also for types that cannot state it. */
    private static boolean isDerived(RecordComponent component, Event event) {
        return component.getName().equals("audienceSize")
                && event instanceof CollaborationEvent collaboration
                && collaboration.audienceSize() == collaboration.recipients().size();
    }

    private static Class<? extends Event> type(Event event) {
        if (event instanceof UsageEvent) {
            return UsageEvent.class;
        }
        return event instanceof CollaborationEvent ? CollaborationEvent.class : BusinessEvent.class;
    }

    private static @Nullable Object value(RecordComponent component, Event event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.getName(), e);
        }
    }

    private static void field(ObjectNode data, String name, @Nullable Object value, Map<Long, String> names) {
        if (value instanceof String text) {
            text(data, name, text);
        } else if (value instanceof Integer number && number != 0) {
            data.put(name, number);
        } else if (value instanceof Boolean flag && flag) {
            data.put(name, true);
        } else if (value instanceof Instant time) {
            data.put(name, time.toString());
        } else if (value instanceof BigDecimal amount) {
            data.put(name, amount.toPlainString());
        } else if (value instanceof List<?> people && !people.isEmpty()) {
            ArrayNode list = data.putArray(name);
            people.forEach(person -> list.add(name(((Participant) person).memberNo(), names)));
        }
    }

    private static void text(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }
}

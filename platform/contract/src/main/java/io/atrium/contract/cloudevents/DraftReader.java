package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.contract.Platform;
import io.atrium.contract.catalogue.EventCatalogue;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks one JSON event against the catalogue. */
final class DraftReader {
    /** More problems of one event than this are not reported. */
    static final int MAX_PROBLEMS = 20;

    static final int MAX_ID = 256;
    static final int MAX_SOURCE = 512;
    static final int MAX_SUBJECT = 512;
    static final int MAX_CLIENT_VERSION = 64;

    static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "time", "actor");

    /** Attributes of CloudEvents that say nothing to us; they may be sent and are not kept. */
    static final List<String> IGNORED = List.of("dataschema", "traceparent", "tracestate");

    static final Map<String, Platform> PLATFORMS = platforms();

    private static final Set<String> OPTIONAL =
            Set.of("subject", "platform", "clientversion", "deviceid", "sessionid", "datacontenttype", "data");

    private final Map<String, KnownType> types = new HashMap<>();

    DraftReader(EventCatalogue catalogue) {
        catalogue.types().forEach(type -> types.put(type.id(), KnownType.of(type)));
    }

    ReadEvent read(int index, JsonNode event) {
        Problems problems = new Problems(index);
        if (!event.isObject()) {
            problems.add("", ProblemCode.WRONG_TYPE, "an event is a JSON object");
            return problems.refused();
        }
        ObjectFields attributes = new ObjectFields(event, "", problems);
        checkFixed(attributes, event, problems);
        EventDraft draft = draft(index, attributes, problems);
        return draft == null || !problems.isEmpty() ? problems.refused() : new ReadEvent.Drafted(draft);
    }

    private @Nullable EventDraft draft(int index, ObjectFields attributes, Problems problems) {
        String id = attributes.requiredText("id", MAX_ID);
        String source = attributes.requiredText("source", MAX_SOURCE);
        KnownType type = type(attributes.requiredText("type", MAX_ID), problems);
        Instant time = attributes.requiredTime("time");
        String subject = attributes.optionalText("subject", MAX_SUBJECT);
        String actor = attributes.requiredText("actor", MAX_ID);
        Platform platform = platform(attributes.optionalText("platform", MAX_ID), problems);
        String clientVersion = attributes.optionalText("clientversion", MAX_CLIENT_VERSION);
        String deviceId = attributes.optionalText("deviceid", MAX_ID);
        String sessionId = attributes.optionalText("sessionid", MAX_ID);
        if (type == null) {
            return null;
        }
        DraftData data = DraftData.read(type, attributes.node("data"), problems);
        if (id == null || source == null || time == null || actor == null || !problems.isEmpty()) {
            return null;
        }
        return new EventDraft(
                index,
                id,
                source,
                type.type(),
                time,
                subject,
                actor,
                platform,
                clientVersion,
                deviceId,
                sessionId,
                data.objectType(),
                data.objectId(),
                data.recipients(),
                data.values());
    }

    private static void checkFixed(ObjectFields attributes, JsonNode event, Problems problems) {
        String version = attributes.requiredText("specversion", MAX_ID);
        if (version != null && !version.equals("1.0")) {
            problems.add("specversion", ProblemCode.UNKNOWN_VALUE, "specversion is '" + version + "'; send '1.0'");
        }
        String contentType = attributes.optionalText("datacontenttype", MAX_ID);
        if (contentType != null && !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            problems.add("datacontenttype", ProblemCode.UNKNOWN_VALUE, "data is always application/json");
        }
        event.fieldNames().forEachRemaining(name -> {
            if (!REQUIRED.contains(name) && !OPTIONAL.contains(name) && !IGNORED.contains(name)) {
                problems.add(
                        name,
                        ProblemCode.UNKNOWN_FIELD,
                        "events have no attribute '" + Texts.excerpt(name) + "'; remove it");
            }
        });
    }

    private @Nullable KnownType type(@Nullable String id, Problems problems) {
        KnownType type = id == null ? null : types.get(id);
        if (id != null && type == null) {
            problems.add(
                    "type",
                    ProblemCode.UNKNOWN_TYPE,
                    "there is no event type '" + Texts.excerpt(id) + "'; see the catalogue");
        }
        return type;
    }

    private static Platform platform(@Nullable String name, Problems problems) {
        if (name == null) {
            return Platform.UNKNOWN;
        }
        Platform platform = PLATFORMS.get(name);
        if (platform != null) {
            return platform;
        }
        problems.add(
                "platform",
                ProblemCode.UNKNOWN_VALUE,
                "platform is '" + Texts.excerpt(name) + "'; send desktop, web, mobile, server or unknown");
        return Platform.UNKNOWN;
    }

    private static Map<String, Platform> platforms() {
        Map<String, Platform> platforms = new TreeMap<>();
        for (Platform platform : Platform.values()) {
            platforms.put(platform.name().toLowerCase(Locale.ROOT), platform);
        }
        return Collections.unmodifiableMap(platforms);
    }
}

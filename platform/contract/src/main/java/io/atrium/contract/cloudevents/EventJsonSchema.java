package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import io.atrium.contract.catalogue.LocalizedText;

/**
 * The JSON Schema (2020-12) of what the door takes, made from the catalogue. It accepts what {@link CloudEventsReader}
 * accepts, except that the reader also takes JSON null for "absent", checks that a date exists, and counts the decimals of
 * an amount (validators that use floating point cannot).
 */
public final class EventJsonSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NOT_BLANK = "\\S";

    private EventJsonSchema() {}

    /** The schema of this jar's catalogue. */
    public static String asJson() {
        return asJson(EventCatalogue.standard());
    }

    /** The schema of a catalogue. */
    public static String asJson(EventCatalogue catalogue) {
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:atrium:events")
                .put("title", "Atrium events (CloudEvents 1.0, JSON)");
        ArrayNode bodies = schema.putArray("oneOf");
        bodies.add(reference("event"));
        bodies.addObject()
                .put("type", "array")
                .put("minItems", 1)
                .put("maxItems", CloudEventsReader.MAX_EVENTS)
                .set("items", reference("event"));
        ObjectNode definitions = schema.putObject("$defs");
        definitions.set("event", event(catalogue));
        catalogue.types().forEach(type -> definitions.set(type.id(), data(type)));
        return schema.toPrettyString();
    }

    private static ObjectNode event(EventCatalogue catalogue) {
        ObjectNode event = JSON.objectNode().put("type", "object");
        DraftReader.REQUIRED.forEach(event.putArray("required")::add);
        ObjectNode properties = event.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", text(DraftReader.MAX_ID));
        properties.set("source", text(DraftReader.MAX_SOURCE));
        ArrayNode ids = properties.putObject("type").putArray("enum");
        catalogue.types().forEach(type -> ids.add(type.id()));
        properties.set("time", time());
        properties.set("subject", text(DraftReader.MAX_SUBJECT));
        properties.set("actor", text(DraftReader.MAX_ID).put("description", "External id of the member who acted"));
        ArrayNode platforms = properties.putObject("platform").putArray("enum");
        DraftReader.PLATFORMS.keySet().forEach(platforms::add);
        properties.set("clientversion", text(DraftReader.MAX_CLIENT_VERSION));
        properties.set("deviceid", text(DraftReader.MAX_ID));
        properties.set("sessionid", text(DraftReader.MAX_ID));
        properties
                .putObject("datacontenttype")
                .put("pattern", "^[aA][pP][pP][lL][iI][cC][aA][tT][iI][oO][nN]/[jJ][sS][oO][nN]");
        properties.putObject("data").put("type", "object");
        DraftReader.IGNORED.forEach(name -> properties.putObject(name).put("description", "May be sent; is not kept"));
        event.put("additionalProperties", false);
        ArrayNode choices = event.putArray("allOf");
        catalogue.types().forEach(type -> choices.add(choice(type)));
        return event;
    }

    private static ObjectNode choice(EventType type) {
        ObjectNode choice = JSON.objectNode();
        choice.putObject("if").putObject("properties").putObject("type").put("const", type.id());
        ObjectNode then = choice.putObject("then");
        then.putObject("properties").set("data", reference(type.id()));
        if (type.objectRequired() || type.fields().stream().anyMatch(FieldUse::required)) {
            then.putArray("required").add("data");
        }
        return choice;
    }

    private static ObjectNode data(EventType type) {
        ObjectNode data = described(JSON.objectNode().put("type", "object"), type.description());
        ArrayNode required = data.putArray("required");
        ObjectNode properties = data.putObject("properties");
        properties.set(DraftData.OBJECT_TYPE, text(DraftData.MAX_OBJECT_TYPE).put("default", type.objectType()));
        properties.set(DraftData.OBJECT_ID, text(DraftReader.MAX_ID));
        if (type.objectRequired()) {
            required.add(DraftData.OBJECT_ID);
        }
        for (FieldUse use : type.fields()) {
            properties.set(
                    use.field().jsonName(), described(field(use), use.field().description()));
            if (use.required()) {
                required.add(use.field().jsonName());
            }
        }
        data.put("additionalProperties", false);
        if (type.field("amount").isPresent()) {
            data.putObject("dependentRequired").putArray("amount").add("currency");
        }
        return data;
    }

    private static ObjectNode field(FieldUse use) {
        return switch (use.field().kind()) {
            case TEXT -> text(use.field().maxLength());
            case TOKEN -> token(use);
            case CURRENCY -> JSON.objectNode().put("type", "string").put("pattern", "^[A-Z]{3}$");
            case COUNT, SECONDS ->
                JSON.objectNode().put("type", "integer").put("minimum", 0).put("maximum", Integer.MAX_VALUE);
            case FLAG -> JSON.objectNode().put("type", "boolean");
            case TIME -> time();
            case DECIMAL -> decimal();
            case MEMBERS -> members();
        };
    }

    private static ObjectNode token(FieldUse use) {
        ObjectNode token = JSON.objectNode();
        ArrayNode values = token.putArray("enum");
        use.values().forEach(values::add);
        return token;
    }

    private static ObjectNode decimal() {
        ObjectNode decimal = JSON.objectNode();
        ArrayNode forms = decimal.putArray("anyOf");
        forms.addObject()
                .put("type", "number")
                .put("exclusiveMinimum", -100_000_000_000_000L)
                .put("exclusiveMaximum", 100_000_000_000_000L);
        forms.addObject().put("type", "string").put("pattern", "^" + FieldParser.DECIMAL.pattern() + "$");
        return decimal;
    }

    private static ObjectNode members() {
        ObjectNode members = JSON.objectNode().put("type", "array").put("maxItems", DraftData.MAX_RECIPIENTS);
        members.set("items", text(DraftReader.MAX_ID));
        return members;
    }

    private static ObjectNode time() {
        return JSON.objectNode()
                .put("type", "string")
                .put("format", "date-time")
                .put("pattern", "^" + ObjectFields.RFC_3339.pattern() + "$");
    }

    private static ObjectNode text(int maxLength) {
        return JSON.objectNode()
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", maxLength)
                .put("pattern", NOT_BLANK);
    }

    private static ObjectNode described(ObjectNode node, LocalizedText description) {
        return node.put("description", description.en() + " / " + description.zh());
    }

    private static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", "#/$defs/" + definition);
    }
}

package io.atrium.contract.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldKind;
import io.atrium.contract.catalogue.FieldUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checked {@code data} of one event. */
record DraftData(String objectType, @Nullable String objectId, List<String> recipients, Map<String, Object> values) {
    /** More people than this are not listed but counted, in {@code audiencesize}. Keeps an event below Kafka's limit. */
    static final int MAX_RECIPIENTS = 2_000;

    static final int MAX_OBJECT_TYPE = 64;

    private static final String PREFIX = "data.";
    static final String OBJECT_TYPE = "objecttype";
    static final String OBJECT_ID = "objectid";

    static DraftData read(KnownType known, @Nullable JsonNode data, Problems problems) {
        EventType type = known.type();
        if (data != null && !data.isObject()) {
            problems.add("data", ProblemCode.WRONG_TYPE, "data is a JSON object");
            return new DraftData(type.objectType(), null, List.of(), Map.of());
        }
        JsonNode object = data == null ? JsonNodeFactory.instance.objectNode() : data;
        ObjectFields fields = new ObjectFields(object, PREFIX, problems);
        refuseUnknown(known, object, problems);
        String objectType = fields.optionalText(OBJECT_TYPE, MAX_OBJECT_TYPE);
        String objectId = type.objectRequired()
                ? fields.requiredText(OBJECT_ID, DraftReader.MAX_ID)
                : fields.optionalText(OBJECT_ID, DraftReader.MAX_ID);
        List<String> recipients = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        known.fields().forEach((name, use) -> readField(name, use, fields, recipients, values));
        if (values.containsKey("amount") && !values.containsKey("currency")) {
            problems.add(PREFIX + "currency", ProblemCode.REQUIRED, "an amount needs its currency, such as CNY");
        }
        return new DraftData(objectType == null ? type.objectType() : objectType, objectId, recipients, values);
    }

    private static void readField(
            String name, FieldUse use, ObjectFields fields, List<String> recipients, Map<String, Object> values) {
        JsonNode node = fields.node(name);
        if (node == null) {
            if (use.required()) {
                fields.isMissing(name);
            }
            return;
        }
        if (use.field().kind() == FieldKind.MEMBERS) {
            readMembers(name, node, fields, recipients);
            return;
        }
        Object value = FieldParser.parse(name, use, node, fields);
        if (value != null) {
            values.put(use.field().name(), value);
        }
    }

    private static void readMembers(String name, JsonNode node, ObjectFields fields, List<String> recipients) {
        if (!node.isArray()) {
            fields.problem(name, ProblemCode.WRONG_TYPE, "send a list of external ids");
            return;
        }
        if (node.size() > MAX_RECIPIENTS) {
            fields.problem(
                    name,
                    ProblemCode.TOO_LONG,
                    "at most " + MAX_RECIPIENTS + " members are listed; for more, send audiencesize alone");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            String member = fields.text(node.get(i), PREFIX + name + "[" + i + "]", DraftReader.MAX_ID);
            if (member != null) {
                recipients.add(member);
            }
        }
    }

    private static void refuseUnknown(KnownType known, JsonNode object, Problems problems) {
        object.fieldNames().forEachRemaining(name -> {
            if (!name.equals(OBJECT_TYPE)
                    && !name.equals(OBJECT_ID)
                    && !known.fields().containsKey(name)) {
                problems.add(
                        PREFIX + name,
                        ProblemCode.UNKNOWN_FIELD,
                        "type " + known.type().id() + " has no field '" + Texts.excerpt(name) + "'; remove it");
            }
        });
    }
}

package io.atrium.server.tenants;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** Whether something has everything that a template sets; what the template leaves open may be anything. */
final class Likeness {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Likeness() {}

    static boolean covers(Object actual, Object template) {
        return covers(JSON.<JsonNode>valueToTree(actual), JSON.<JsonNode>valueToTree(template));
    }

    private static boolean covers(JsonNode actual, JsonNode template) {
        if (template.isObject()) {
            return actual.isObject() && template.properties().stream().allMatch(wanted -> has(actual, wanted));
        }
        if (template.isArray()) {
            return actual.size() == template.size() && contains(actual, template);
        }
        return actual.equals(template);
    }

    private static boolean has(JsonNode actual, Map.Entry<String, JsonNode> wanted) {
        JsonNode value = actual.get(wanted.getKey());
        return value != null && covers(value, wanted.getValue());
    }

    private static boolean contains(JsonNode actual, JsonNode template) {
        for (JsonNode wanted : template) {
            boolean found = false;
            for (JsonNode candidate : actual) {
                found |= covers(candidate, wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}

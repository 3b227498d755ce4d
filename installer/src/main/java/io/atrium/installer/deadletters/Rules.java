package io.atrium.installer.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules on their way to the server, which checks them. */
final class Rules {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Rules() {}

    /** The rule in a file, YAML or JSON. */
    static ObjectNode read(Path file) throws Failure {
        try {
            JsonNode rule = YAML.readTree(Files.readAllBytes(file));
            if (rule instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, "--rule: " + file + " cannot be read: " + e.getMessage(), e);
        }
        throw new Failure(Reason.BAD_INPUT, "--rule: " + file + " has no rule with match and operations.");
    }

    /** Sends letters as they are. */
    static ObjectNode asIs(ObjectNode match) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        rule.set("match", match);
        rule.putArray("operations").addObject().put("op", "as-is");
        return rule;
    }
}

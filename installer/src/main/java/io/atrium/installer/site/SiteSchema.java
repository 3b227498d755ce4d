package io.atrium.installer.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of the file, and what its violations are called here. */
public final class SiteSchema {

    private static final List<String> SECRETS = List.of("password", "secret", "passphrase", "token", "key");

    private final String text = resource("site.schema.json");
    private final JsonNode root;
    private final JsonSchema schema;

    public SiteSchema() {
        try {
            this.root = new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        root,
                        SchemaValidatorsConfig.builder()
                                .pathType(PathType.JSON_PATH)
                                .locale(Locale.ROOT)
                                .build());
    }

    /** The schema as it is published. */
    public String text() {
        return text;
    }

    JsonNode root() {
        return root;
    }

    /** Everything that the schema has against a document, in the order of paths. */
    List<Problem> problems(JsonNode document) {
        List<Problem> problems = new ArrayList<>();
        for (ValidationMessage message : schema.validate(document)) {
            Problem problem = problem(message);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private Problem problem(ValidationMessage message) {
        String at = path(message.getInstanceLocation().toString());
        String property = message.getProperty();
        JsonNode place = message.getSchemaNode();
        return switch (message.getType()) {
            case "additionalProperties" -> unknown(at, property == null ? "?" : property);
            case "required" -> absent(at, property == null ? "?" : property);
            case "dependentRequired" -> absent(at, missing(message));
            case "maxProperties" ->
                new Problem(
                        at,
                        "“mode: bundled” stands alone, and other keys are beside it",
                        "Remove them, or choose the other mode if they are meant.");
            case "enum", "const" -> new Problem(at, "is not one of the values that are known", "Write " + oneOf(place));
            case "type" -> new Problem(at, "is of the wrong kind", "Write " + kind(place) + meaning(at, ""));
            default -> new Problem(at, "does not have the right form", "Write it so" + meaning(at, ""));
        };
    }

    private Problem absent(String at, String name) {
        return new Problem(join(at, name), "is missing", "Add it" + meaning(at, name));
    }

    private static String missing(ValidationMessage message) {
        Object[] arguments = message.getArguments();
        return arguments == null || arguments.length == 0 ? "?" : String.valueOf(arguments[0]);
    }

    private Problem unknown(String at, String name) {
        List<String> known = new ArrayList<>();
        JsonNode parent = at(at);
        if (parent != null) {
            parent.path("properties").fieldNames().forEachRemaining(known::add);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (SECRETS.contains(lower)) {
            return new Problem(
                    join(at, name),
                    "a secret is never written into this file",
                    "Remove it here, put it into a file that its owner alone can read, and name that file with secretFile.");
        }
        String near = known.stream()
                .filter(candidate -> distance(candidate.toLowerCase(Locale.ROOT), lower) <= 2)
                .findFirst()
                .map(candidate -> "Did you mean " + candidate + "? ")
                .orElse("");
        return new Problem(join(at, name), "is not known", near + "Known here: " + String.join(", ", known) + ".");
    }

    private String meaning(String at, String name) {
        JsonNode place = at(join(at, name));
        String text = place == null ? "" : place.path("description").asText("");
        return text.isEmpty() ? "." : ": " + text;
    }

    private static String oneOf(@Nullable JsonNode values) {
        if (values == null) {
            return "one of those in site.md.";
        }
        if (!values.isArray()) {
            return values.asText() + ".";
        }
        List<String> all = new ArrayList<>();
        values.forEach(value -> all.add(value.asText()));
        return String.join(" or ", all) + ".";
    }

    private static String kind(@Nullable JsonNode type) {
        return switch (type == null ? "" : type.asText()) {
            case "object" -> "keys and values";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "string" -> "a text (in quotes where it looks like something else)";
            default -> "it in another way";
        };
    }

    /** The part of the schema that speaks of a path; null when none does. */
    private @Nullable JsonNode at(String path) {
        JsonNode here = root;
        for (String step : path.split("\\.", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            here = here.path("properties").path(step.replaceAll("\\[.*", ""));
            for (int open = step.indexOf('['); open >= 0; open = step.indexOf('[', open + 1)) {
                here = here.path("items");
            }
            here = described(here);
        }
        return here.isMissingNode() ? null : here;
    }

    /** What a reference leads to, unless a description stands beside the reference. */
    JsonNode described(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() || node.has("description") ? node : root.at(reference.substring(1));
    }

    private static String path(String location) {
        return location.equals("$") ? "" : location.replaceFirst("^\\$\\.?", "");
    }

    private static String join(String path, String name) {
        return name.isEmpty() ? path : path.isEmpty() ? name : path + "." + name;
    }

    /** How many letters have to be changed, added or left out. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.length(); column++) {
                int changed = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[other.length()];
    }

    /** A table of every key, for the documentation. */
    public String keys() {
        StringBuilder table = new StringBuilder("| key | | meaning |\n| --- | --- | --- |\n");
        append(table, "", root);
        return table.toString();
    }

    private void append(StringBuilder table, String prefix, JsonNode node) {
        List<String> required = new ArrayList<>();
        node.path("required").forEach(name -> required.add(name.asText()));
        Iterator<String> names = node.path("properties").fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            JsonNode place = described(node.path("properties").path(name));
            JsonNode items = place.path("items");
            boolean objects = items.path("type").asText().equals("object");
            String path = join(prefix, name) + (objects ? "[]" : "");
            table.append("| `%s` | %s | %s |%n"
                    .formatted(
                            path,
                            required.contains(name) ? "needed" : "",
                            place.path("description").asText()
                                    + values(items.has("enum") ? items.path("enum") : place.path("enum"))));
            append(table, path, objects ? items : place);
        }
    }

    private static String values(JsonNode values) {
        List<String> all = new ArrayList<>();
        values.forEach(value -> all.add("`" + value.asText() + "`"));
        return all.isEmpty() ? "" : " (" + String.join(", ", all) + ")";
    }

    static String resource(String name) {
        try (InputStream in = SiteSchema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

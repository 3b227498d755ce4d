package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chart's README has every key, from the schema; {@code -Dreadme=write} writes the tables anew. */
final class ReadmeTest {

    private static final Path FILE = Chart.SOURCE.resolve("README.md");
    private static final String BEGIN = "<!-- values: made from values.schema.json by ReadmeTest -->\n";
    private static final String END = "<!-- /values -->\n";
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theTablesAreThoseOfTheSchema() throws IOException {
        StringBuilder tables = new StringBuilder();
        JsonNode schema = SchemaTest.read(Chart.SOURCE.resolve("values.schema.json"));
        JsonNode defaults = SchemaTest.read(Chart.SOURCE.resolve("values.yaml"));
        tables.append("| key | default | |\n| --- | --- | --- |\n");
        rows("", schema, defaults, tables);
        String text = Files.readString(FILE);
        String now =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + tables + text.substring(text.indexOf(END));
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(FILE, now);
        }
        assertThat(now).as("written anew by -Dreadme=write").isEqualTo(Files.readString(FILE));
    }

    private static void rows(String path, JsonNode schema, JsonNode value, StringBuilder tables)
            throws JsonProcessingException {
        boolean described = !schema.path("description").asText().isEmpty();
        boolean leaf = !schema.has("properties") || (described && value.isEmpty());
        if (leaf) {
            String choices = KubernetesObject.elements(schema.path("enum"))
                    .filter(choice -> !choice.isNull())
                    .map(choice -> "`" + choice.asText() + "`")
                    .collect(Collectors.joining(", "));
            tables.append("| `")
                    .append(path)
                    .append("` | `")
                    .append(JSON.writeValueAsString(value))
                    .append("` | ");
            tables.append(schema.path("description").asText().replace("|", "\\|"));
            if (!choices.isEmpty()) {
                tables.append(" One of ").append(choices).append('.');
            }
            tables.append(" |\n");
            return;
        }
        for (var field : schema.path("properties").properties()) {
            rows(SchemaTest.join(path, field.getKey()), field.getValue(), value.path(field.getKey()), tables);
        }
    }
}

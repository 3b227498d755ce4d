package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rendered output, so that a change of a template shows what it changes. {@code -Dgolden=write} writes it anew; then read the
 * difference before it is committed.
 */
final class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"s-defaults", "l-official-clickhouse"})
    void theOutputIsAsItWasRead(String values) throws IOException {
        String now = text(Chart.rendered(values));
        Path file = FOLDER.resolve(values + ".yaml");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, now);
        }
        assertThat(now).as("written anew by -Dgolden=write").isEqualTo(Files.readString(file));
    }

    /** Sorted, without generated secrets, without what is a copy of a file beside it. */
    private static String text(Rendering rendering) throws IOException {
        List<KubernetesObject> sorted = rendering.objects().stream()
                .sorted(Comparator.comparing(KubernetesObject::kind).thenComparing(KubernetesObject::name))
                .toList();
        StringBuilder text = new StringBuilder();
        for (KubernetesObject object : sorted) {
            ObjectNode json = object.json().deepCopy();
            JsonNode data = json.path("data");
            if (data instanceof ObjectNode fields) {
                boolean secret = object.kind().equals("Secret");
                List<String> masked = fields.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(key -> secret || key.endsWith(".sh") || key.equals("logback.xml"))
                        .toList();
                masked.forEach(key -> fields.put(key, secret ? "(generated)" : "(as in files)"));
            }
            text.append("---\n").append(YAML.writeValueAsString(json));
        }
        return text.toString();
    }
}

package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.kubernetes.ClusterApi;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What takes its time in a namespace. */
final class KubernetesNamespaceTest {

    private static final String FLINK = "{\"items\": [{\"metadata\": {\"name\": \"atrium-flink-ingest-1\"}}]}";
    private static final String NOTHING = "{\"items\": []}";

    @Test
    void podsThatEndAreWaitedFor() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of(FLINK, NOTHING));

        new KubernetesNamespace(new Answers(answers), "atrium").awaitNoPods(Duration.ofMinutes(1));

        assertThat(answers).isEmpty();
    }

    @Test
    void podsThatDoNotEndAreNamed() {
        KubernetesNamespace namespace =
                new KubernetesNamespace(new Answers(new ArrayDeque<>(List.of(FLINK, FLINK))), "atrium");

        assertThatThrownBy(() -> namespace.awaitNoPods(Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("still there: atrium-flink-ingest-1");
    }

    /** One answer after the other. */
    private record Answers(Deque<String> answers) implements ClusterApi {

        @Override
        public Optional<JsonNode> get(String path) throws IOException {
            return Optional.of(new JsonMapper().readTree(answers.remove()));
        }

        @Override
        public Optional<JsonNode> post(String path, JsonNode body) {
            throw new UnsupportedOperationException(path);
        }

        @Override
        public void delete(String path) {
            throw new UnsupportedOperationException(path);
        }
    }
}

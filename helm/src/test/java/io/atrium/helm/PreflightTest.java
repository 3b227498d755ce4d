package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.kubernetes.ClusterApi;
import io.atrium.installer.kubernetes.Manifests;
import io.atrium.installer.preflight.ClusterPreflight;
import io.atrium.installer.preflight.ClusterSubject;
import io.atrium.installer.preflight.Finding;
import io.atrium.installer.preflight.Level;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cluster's preflight reads what the chart really renders. */
final class PreflightTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void itSeesEveryImageAndEveryPod(Rendering rendering) throws Exception {
        assertThat(manifests(rendering).images())
                .containsExactlyInAnyOrderElementsOf(rendering.workloads().stream()
                        .flatMap(workload -> workload.containers().stream())
                        .map(container -> container.path("image").asText())
                        .collect(Collectors.toSet()));
        assertThat(of("cluster.room", rendering, 40, "16", "64Gi").level()).isEqualTo(Level.PASS);
        assertThat(of("cluster.room", rendering, 1, "1", "2Gi").level()).isEqualTo(Level.FAIL);
    }

    /** What the chart's README says that a trial and the cluster's test need. */
    @Test
    void theSmallestAreOfTheSizeThatIsToldOf() throws Exception {
        assertThat(of("cluster.room", Chart.rendered("s-defaults"), 1, "4", "16Gi")
                        .found())
                .startsWith("needed are 2.3 CPU and 10.5 GiB");
        assertThat(of("cluster.room", Chart.rendered("test-cluster"), 2, "2500m", "6500Mi"))
                .satisfies(finding -> {
                    assertThat(finding.level()).as(finding.found()).isEqualTo(Level.PASS);
                    assertThat(finding.found()).startsWith("needed are 3.1 CPU and 7.4 GiB");
                });
    }

    private static Manifests manifests(Rendering rendering) {
        return new Manifests(
                rendering.objects().stream().map(KubernetesObject::json).toList());
    }

    private static Finding of(String item, Rendering rendering, int nodes, String cpu, String memory) throws Exception {
        List<Finding> findings = ClusterPreflight.of(
                new ClusterSubject(new Nodes(nodes, cpu, memory), "atrium", "atrium", manifests(rendering), "amd64"));
        return findings.stream()
                .filter(finding -> finding.item().id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    /** A cluster of empty nodes. */
    private record Nodes(int number, String cpu, String memory) implements ClusterApi {

        @Override
        public Optional<JsonNode> get(String path) throws IOException {
            if (path.startsWith("/api/v1/nodes")) {
                return Optional.of(JSON.readTree(IntStream.range(0, number)
                        .mapToObj(this::node)
                        .collect(Collectors.joining(",", "{\"items\": [", "]}"))));
            }
            return path.startsWith("/api/v1/pods") ? Optional.of(JSON.readTree("{\"items\": []}")) : Optional.empty();
        }

        private String node(int index) {
            return """
                    {"metadata": {"name": "node-%d"}, "status": {"nodeInfo": {"architecture": "amd64"},
                      "conditions": [{"type": "Ready", "status": "True"}],
                      "allocatable": {"cpu": "%s", "memory": "%s"}}}
                    """.formatted(index, cpu, memory);
        }

        @Override
        public Optional<JsonNode> post(String path, JsonNode body) {
            return Optional.empty();
        }

        @Override
        public void delete(String path) {
            throw new AssertionError("a check deletes nothing: " + path);
        }
    }
}

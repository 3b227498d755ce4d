package io.atrium.installer.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.kubernetes.ClusterApi;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of clusters of every kind. */
final class ClusterPreflightTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHART = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: atrium-kafka}
            spec:
              replicas: 3
              volumeClaimTemplates: [{spec: {resources: {requests: {storage: 10Gi}}}}]
              template:
                spec:
                  containers:
                    - {name: kafka, image: "localhost/atrium/kafka:1", resources: {requests: {cpu: 250m, memory: 1Gi}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: atrium-flink-ingest}
            spec:
              replicas: 1
              template:
                metadata: {labels: {atrium.io/volume: flink}}
                spec:
                  affinity: {podAffinity: {}}
                  initContainers:
                    - {name: gate, image: "localhost/atrium/warehouse:1", resources: {requests: {cpu: 50m, memory: 3Gi}}}
                  containers:
                    - {name: jobmanager, image: "localhost/atrium/flink:1", resources: {requests: {cpu: 200m, memory: 1Gi}}}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: atrium-flink-ingest-taskmanager}
            spec:
              replicas: 1
              template:
                metadata: {labels: {atrium.io/volume: flink}}
                spec:
                  affinity: {podAffinity: {}}
                  containers:
                    - {name: taskmanager, image: "localhost/atrium/flink:1", resources: {requests: {cpu: 500m, memory: 2Gi}}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: atrium-flink-ingest-jobmanager}
            spec: {egress: [{ports: [{port: 443}, {port: 6443}]}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: atrium-dns}
            spec: {egress: [{to: [{ipBlock: {cidr: 169.254.20.10/32}}]}]}
            """;

    private final Map<String, String> answers = new LinkedHashMap<>();
    private boolean allowed = true;

    private final ClusterApi api = new ClusterApi() {
        @Override
        public Optional<JsonNode> get(String path) throws IOException {
            String answer = answers.get(path.replaceAll("\\?.*", ""));
            if ("refused".equals(answer)) {
                throw new IOException(path + ": forbidden");
            }
            return answer == null ? Optional.empty() : Optional.of(JSON.readTree(answer));
        }

        @Override
        public Optional<JsonNode> post(String path, JsonNode body) throws IOException {
            String resource = body.at("/spec/resourceAttributes/resource").asText();
            return Optional.of(
                    JSON.readTree("{\"status\": {\"allowed\": " + (allowed || resource.equals("pods")) + "}}"));
        }

        @Override
        public void delete(String path) {
            throw new AssertionError("a check deletes nothing: " + path);
        }
    };

    @Test
    void aClusterThatIsFitHasNoFinding() throws Exception {
        cluster(node("a", "8Gi", ""), node("b", "8Gi", ""));

        assertThat(look())
                .allSatisfy(finding ->
                        assertThat(finding.level()).as(finding.found()).isEqualTo(Level.PASS));
        assertThat(of(Item.CLUSTER_ROOM).found())
                .as("the init container counts where it is the larger, one job is reckoned with")
                .startsWith("needed are 1.5 CPU and 8.0 GiB, free are 8.0 CPU and 16.0 GiB on a, b");
    }

    @Test
    void roomIsReckonedPodByPodAndWithoutNodesThatTakeNone() throws Exception {
        cluster(
                node("a", "4Gi", ""),
                node("b", "4Gi", ""),
                node("c", "64Gi", "\"taints\": [{\"effect\": \"NoSchedule\"}]"));

        Finding finding = of(Item.CLUSTER_ROOM);

        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.found())
                .as("together there is room, but Flink needs one node")
                .startsWith("finds no node with 0.7 CPU and 5.0 GiB left")
                .contains("on a, b");
        assertThat(finding.subject()).isEqualTo("Flink, together");
    }

    @Test
    void whatOthersAskForIsTakenAndWhatWeAskForNowIsNot() throws Exception {
        cluster(node("a", "16Gi", ""));
        answers.put("/api/v1/pods", """
                {"items": [
                  {"metadata": {"namespace": "other"}, "spec": {"nodeName": "a",
                    "containers": [{"resources": {"requests": {"cpu": "3", "memory": "1Gi"}}}]}},
                  {"metadata": {"namespace": "atrium", "labels": {"app.kubernetes.io/instance": "atrium"}},
                    "spec": {"nodeName": "a", "containers": [{"resources": {"requests": {"memory": "9Gi"}}}]}}]}
                """);

        Finding finding = of(Item.CLUSTER_ROOM);

        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.found()).contains("free are 1.0 CPU and 15.0 GiB");
    }

    @Test
    void eachThingThatIsMissingIsNamed() throws Exception {
        cluster(node("a", "32Gi", ""));
        allowed = false;
        answers.put("/apis/storage.k8s.io/v1/storageclasses", "{\"items\": [{\"metadata\": {\"name\": \"slow\"}}]}");
        answers.put("/api/v1/namespaces/atrium", "{\"metadata\": {\"labels\": {}}}");
        answers.put(
                "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
                "{\"items\": [{\"ports\": [{\"port\": 8443}]}]}");
        answers.put("/apis/apps/v1/namespaces/kube-system/daemonsets/nodelocaldns", """
                {"spec": {"template": {"spec": {"containers": [{"args": ["-localip", "169.254.20.10,10.96.0.10"]}]}}}}
                """);

        assertThat(of(Item.CLUSTER_RIGHTS).found())
                .contains("create statefulsets.apps, get statefulsets.apps")
                .contains("networkpolicies.networking.k8s.io")
                .doesNotContain("pods");
        assertThat(of(Item.CLUSTER_STORAGE).found()).isEqualTo("there is none, but [slow]");
        assertThat(of(Item.CLUSTER_NAMESPACE).level()).isEqualTo(Level.WARN);
        assertThat(look())
                .filteredOn(finding -> finding.item() == Item.CLUSTER_NETWORK)
                .extracting(Finding::level)
                .containsExactly(Level.FAIL, Level.WARN);
    }

    @Test
    void imagesAreAskedForNodeByNodeAndWhatMayNotBeAskedIsNotKnown() throws Exception {
        cluster(node("a", "32Gi", ""), node("b", "32Gi", "").replace("localhost/atrium/flink:1", "other"));

        assertThat(look())
                .filteredOn(finding -> finding.item() == Item.CLUSTER_IMAGES)
                .extracting(finding -> finding.subject() + " " + finding.level() + " " + finding.found())
                .containsExactly("a PASS has all 3", "b FAIL does not have localhost/atrium/flink:1");

        answers.put("/api/v1/nodes", "refused");
        assertThat(of(Item.CLUSTER_IMAGES).level()).isEqualTo(Level.UNKNOWN);
        assertThat(of(Item.CLUSTER_ROOM).level()).isEqualTo(Level.UNKNOWN);
        assertThat(ClusterImages.full("atrium/server:1")).isEqualTo("docker.io/atrium/server:1");
        assertThat(ClusterImages.full("r.example:5000/x/server:1")).isEqualTo("r.example:5000/x/server:1");
    }

    private List<Finding> look() throws Exception {
        return ClusterPreflight.of(new ClusterSubject(api, "atrium", "atrium", Manifests.of(CHART), "amd64"));
    }

    private Finding of(Item item) throws Exception {
        return look().stream()
                .filter(finding -> finding.item() == item)
                .findFirst()
                .orElseThrow();
    }

    private void cluster(String... nodes) {
        answers.put("/api/v1/nodes", "{\"items\": [" + String.join(",", nodes) + "]}");
        answers.put("/api/v1/pods", "{\"items\": []}");
        answers.put("/apis/storage.k8s.io/v1/storageclasses", """
                {"items": [{"metadata": {"name": "local-path",
                  "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "provisioner": "local"}]}
                """);
        answers.put(
                "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
                "{\"items\": [{\"ports\": [{\"port\": 6443}]}]}");
    }

    private static String node(String name, String memory, String spec) {
        return """
                {"metadata": {"name": "%s"}, "spec": {%s}, "status": {
                  "nodeInfo": {"architecture": "amd64"},
                  "conditions": [{"type": "Ready", "status": "True"}],
                  "allocatable": {"cpu": "4", "memory": "%s"},
                  "images": [{"names": ["localhost/atrium/kafka:1", "localhost/atrium/flink:1", "localhost/atrium/warehouse:1"]}]}}
                """.formatted(name, spec, memory);
    }
}

package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each component must be, one check each; and none without a check. */
final class ComponentsTest {

    private static final Map<String, Consumer<Rendering>> CHECKS = new TreeMap<>(Map.ofEntries(
            Map.entry("server", ComponentsTest::server),
            Map.entry("keycloak", ComponentsTest::keycloak),
            Map.entry("postgresql", ComponentsTest::postgresql),
            Map.entry("kafka", ComponentsTest::kafka),
            Map.entry("clickhouse", ComponentsTest::clickHouse),
            Map.entry("flink-ingest-jobmanager", rendering -> jobManager(rendering, "ingest")),
            Map.entry("flink-sessions-jobmanager", rendering -> jobManager(rendering, "sessions")),
            Map.entry("flink-collaboration-jobmanager", rendering -> jobManager(rendering, "collaboration")),
            Map.entry("flink-processes-jobmanager", rendering -> jobManager(rendering, "processes")),
            Map.entry("flink-ingest-taskmanager", rendering -> taskManager(rendering, "ingest")),
            Map.entry("flink-sessions-taskmanager", rendering -> taskManager(rendering, "sessions")),
            Map.entry("flink-collaboration-taskmanager", rendering -> taskManager(rendering, "collaboration")),
            Map.entry("flink-processes-taskmanager", rendering -> taskManager(rendering, "processes")),
            Map.entry("migrate-database", rendering -> job(rendering, "migrate-database", "server")),
            Map.entry("migrate-warehouse", rendering -> job(rendering, "migrate-warehouse", "warehouse")),
            Map.entry("topics", rendering -> job(rendering, "topics", "kafka")),
            Map.entry("savepoint", rendering -> job(rendering, "savepoint", "flink")),
            Map.entry("release", rendering -> job(rendering, "release", "flink")),
            Map.entry("backup", ComponentsTest::backup),
            Map.entry("backup-volume", rendering -> job(rendering, "backup-volume", "cli")),
            Map.entry("test", ComponentsTest::test)));

    @Test
    void everyComponentIsWhatItMustBe() {
        CHECKS.forEach((component, check) -> check.accept(Chart.rendered("xl-everything")));
    }

    @Test
    void noComponentIsWithoutACheck() {
        Set<String> rendered = Chart.renderings()
                .flatMap(rendering -> rendering.workloads().stream())
                .map(KubernetesObject::component)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(CHECKS.keySet()).isEqualTo(rendered);
    }

    private static void server(Rendering rendering) {
        JsonNode yaml = yaml(rendering.get("ConfigMap", "atrium-server"), "server.yaml");
        assertThat(yaml.at("/clickhouse/readers")).hasSize(16);
        assertThat(yaml.at("/flink/url").asText()).isEqualTo("https://atrium-flink-ingest:8081");
        assertThat(yaml.at("/postgresql/url").asText()).contains("sslmode=verify-full");
        assertThat(yaml.at("/http/tls/certificateFile").asText()).isEqualTo("/etc/atrium/tls/tls.crt");
        assertThat(rendering
                        .get("HorizontalPodAutoscaler", "atrium-server")
                        .json()
                        .at("/spec/maxReplicas")
                        .asInt())
                .isEqualTo(16);
        assertThat(rendering
                        .get("PersistentVolumeClaim", "atrium-server-transfer")
                        .json()
                        .at("/spec/accessModes/0")
                        .asText())
                .isEqualTo("ReadWriteMany");
    }

    private static void keycloak(Rendering rendering) {
        KubernetesObject keycloak = rendering.get("Deployment", "atrium-keycloak");
        assertThat(keycloak.containers())
                .extracting(container -> container.path("name").asText())
                .containsExactly("copy", "build", "keycloak");
        assertThat(keycloak.containers().get(1).path("args").toString())
                .as("several servers share their sessions")
                .contains("--cache=ispn");
        assertThat(environment(keycloak)).containsEntry("KC_HOSTNAME", "https://id.example.org");
        assertThat(Chart.rendered("s-defaults")
                        .get("Deployment", "atrium-keycloak")
                        .containers()
                        .get(1)
                        .path("args")
                        .toString())
                .contains("--cache=local");
    }

    private static void postgresql(Rendering rendering) {
        KubernetesObject configuration = rendering.get("ConfigMap", "atrium-postgresql");
        assertThat(text(configuration, "pg_hba.conf"))
                .contains("hostssl atrium atrium_server")
                .doesNotContain("trust", "host ");
        assertThat(text(configuration, "postgresql.conf")).contains("ssl = on");
        assertThat(rendering
                        .get("StatefulSet", "atrium-postgresql")
                        .json()
                        .at("/spec/replicas")
                        .asInt())
                .as("one server; several are an operator's")
                .isEqualTo(1);
    }

    private static void kafka(Rendering rendering) {
        String properties = text(rendering.get("ConfigMap", "atrium-kafka"), "server.properties");
        assertThat(properties)
                .contains(
                        "min.insync.replicas=2",
                        "auto.create.topics.enable=false",
                        "log.message.timestamp.type=LogAppendTime")
                .contains("2@atrium-kafka-2.atrium-kafka-brokers.atrium.svc:9093");
        assertThat(properties)
                .contains(
                        "listeners=SSL://0.0.0.0:9092,CONTROLLER://0.0.0.0:9093",
                        "listener.security.protocol.map=SSL:SSL,CONTROLLER:SSL",
                        "ssl.keystore.location=/tmp/keystore.pem");
        for (String client : List.of("atrium-server", "atrium-topics", "atrium-flink-ingest")) {
            assertThat(text(rendering.get("ConfigMap", client), "kafka-client.properties"))
                    .contains("security.protocol=SSL", "ssl.truststore.location=/etc/atrium/ca/ca.crt");
        }
        assertThat(yaml(rendering.get("ConfigMap", "atrium-server"), "server.yaml")
                        .at("/kafka/clientFile")
                        .asText())
                .isEqualTo("/etc/atrium/server/kafka-client.properties");
        assertThat(text(rendering.get("ConfigMap", "atrium-flink-ingest"), "job.properties"))
                .contains("kafka.client.file=/etc/atrium/flink/kafka-client.properties\n");
        assertThat(rendering
                        .get("Certificate", "atrium-kafka")
                        .json()
                        .at("/spec/dnsNames")
                        .toString())
                .contains("\"*.atrium-kafka-brokers.atrium.svc\"", "\"atrium-kafka\"");
        assertThat(text(Chart.rendered("s-defaults").get("ConfigMap", "atrium-kafka"), "server.properties"))
                .contains("listeners=PLAINTEXT://0.0.0.0:9092")
                .doesNotContain("SSL");
        Map<String, String> environment = environment(rendering.get("StatefulSet", "atrium-kafka"));
        assertThat(environment.get("KAFKA_CLUSTER_ID"))
                .matches("[0-9a-f]{21}A")
                .isEqualTo(environment(Chart.rendered("s-defaults").get("StatefulSet", "atrium-kafka"))
                        .get("KAFKA_CLUSTER_ID"));
    }

    private static void clickHouse(Rendering rendering) {
        KubernetesObject cluster = rendering.get("StatefulSet", "atrium-clickhouse");
        assertThat(cluster.json().at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(text(rendering.get("ConfigMap", "atrium-clickhouse"), "config.xml"))
                .contains(
                        "<server><id>2</id><hostname>atrium-clickhouse-2.",
                        "<internal_replication>true",
                        "keeper_server");
        assertThat(rendering
                        .get("Job", name(rendering, "migrate-warehouse"))
                        .mainContainers()
                        .get(0)
                        .path("args")
                        .toString())
                .contains("\"--cluster\",\"atrium\"");
        Rendering trial = Chart.rendered("s-defaults");
        assertThat(trial.get("StatefulSet", "atrium-clickhouse")
                        .mainContainers()
                        .get(0)
                        .path("image")
                        .asText())
                .startsWith("localhost/atrium/clickhouse-engine:");
        assertThat(trial.get("Job", name(trial, "migrate-warehouse"))
                        .mainContainers()
                        .get(0)
                        .path("args")
                        .toString())
                .doesNotContain("--cluster");
    }

    private static void jobManager(Rendering rendering, String application) {
        KubernetesObject configuration = rendering.get("ConfigMap", "atrium-flink-" + application);
        JsonNode flink = yaml(configuration, "jobmanager.yaml");
        assertThat(flink.path("high-availability.type").asText()).isEqualTo("kubernetes");
        assertThat(List.of("kubernetes.cluster-id", "high-availability.cluster-id"))
                .as(
                        "each revision's own: an upgrade or a rollback must not go on with the job as it was submitted before")
                .allSatisfy(key -> assertThat(flink.path(key).asText()).isEqualTo("atrium-" + application + "-1"));
        assertThat(yaml(configuration, "taskmanager.yaml").path("kubernetes.cluster-id"))
                .isEqualTo(flink.path("kubernetes.cluster-id"));
        assertThat(flink.path("execution.checkpointing.dir").asText())
                .endsWith("/flink/" + application + "/checkpoints");
        assertThat(text(configuration, "job.properties"))
                .contains("jobs=" + application + "\n", "kafka.group=atrium-" + application + "\n");
        assertThat(text(Chart.rendered("s-defaults").get("ConfigMap", "atrium-flink-ingest"), "job.properties"))
                .contains("jobs=ingest,sessions,collaboration,processes\n");
    }

    private static void taskManager(Rendering rendering, String application) {
        KubernetesObject deployment = rendering.get("Deployment", "atrium-flink-" + application + "-taskmanager");
        JsonNode flink = yaml(rendering.get("ConfigMap", "atrium-flink-" + application), "taskmanager.yaml");
        int slots = deployment.json().at("/spec/replicas").asInt()
                * flink.path("taskmanager.numberOfTaskSlots").asInt();
        assertThat(slots).isGreaterThanOrEqualTo(32);
        assertThat(flink.path("taskmanager.memory.process.size").asText())
                .as("what the container may take")
                .isEqualTo("16384m");
        assertThat(deployment
                        .mainContainers()
                        .get(0)
                        .at("/resources/limits/memory")
                        .asText())
                .isEqualTo("16Gi");
    }

    private static void job(Rendering rendering, String component, String image) {
        JsonNode container = rendering
                .get("Job", name(rendering, component))
                .mainContainers()
                .get(0);
        assertThat(container.path("image").asText()).contains("/atrium/" + image + ":");
    }

    private static void backup(Rendering rendering) {
        KubernetesObject backup = rendering.get("CronJob", "atrium-backup");
        assertThat(backup.json().at("/spec/concurrencyPolicy").asText()).isEqualTo("Forbid");
        assertThat(rendering.get("PersistentVolumeClaim", "atrium-backup").annotation("helm.sh/resource-policy"))
                .isEqualTo("keep");
    }

    private static void test(Rendering rendering) {
        KubernetesObject test = rendering.get("Pod", "atrium-test");
        assertThat(test.annotation("shown.test/hook")).isEqualTo("test");
        assertThat(yaml(rendering.get("ConfigMap", "atrium-server"), "server.yaml")
                        .at("/evaluation/tenants/0/id")
                        .asText())
                .isEqualTo("helmtest");
        assertThat(Chart.rendered("s-defaults").find("Pod", "atrium-test"))
                .as("no accounts for tests unless they are wanted")
                .isEmpty();
    }

    private static String name(Rendering rendering, String component) {
        return rendering
                .ofKind("Job")
                .filter(job -> job.component().equals(component))
                .findFirst()
                .orElseThrow(() -> new AssertionError(component))
                .name();
    }

    private static Map<String, String> environment(KubernetesObject workload) {
        Map<String, String> all = new TreeMap<>();
        List<JsonNode> containers = workload.mainContainers();
        containers
                .get(0)
                .path("env")
                .forEach(variable -> all.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return all;
    }

    private static String text(KubernetesObject configMap, String key) {
        String text = configMap.json().path("data").path(key).asText();
        assertThat(text).as(configMap + " " + key).isNotBlank();
        return text;
    }

    private static JsonNode yaml(KubernetesObject configMap, String key) {
        try {
            return Chart.YAML.readTree(text(configMap, key));
        } catch (IOException e) {
            throw new AssertionError(configMap + " " + key, e);
        }
    }
}

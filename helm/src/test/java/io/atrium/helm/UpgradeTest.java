package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No upgrade skips a stop or goes back; jobs are stopped before it and start again after it, or after it was taken back. */
final class UpgradeTest {

    @AfterEach
    void nothingIsInstalled() {
        FakeCluster.started().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "0.1.0-SNAPSHOT, 0.2.0",
        "0.1.0, 0.2.0",
        "0.1.0, 0.1.5",
        "0.2.0, 0.3.0",
        "0.2.3, 1.0.0",
        "0.2.0, 0.2.0",
    })
    void stepByStepGoes(String from, String to) {
        installed(from);
        assertThat(chart(to)
                        .render("")
                        .get("ConfigMap", "atrium-installed")
                        .json()
                        .at("/data/version")
                        .asText())
                .isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.3.0, 0.2.0",
        "0.1.7, 1.0.0, 0.2.0",
        "0.0.9, 0.2.1, 0.1.0",
    })
    void aSkippedStopIsRefusedAndNamed(String from, String to, String stop) {
        installed(from);
        assertThatThrownBy(() -> chart(to).render(""))
                .hasMessageContaining("from " + from + " to " + to + " skips version " + stop)
                .hasMessageContaining("Install " + stop);
    }

    @Test
    void aStepBackIsRefused() {
        installed("0.3.0");
        assertThatThrownBy(() -> chart("0.2.0").render(""))
                .hasMessageContaining("0.2.0 is older")
                .hasMessageContaining("helm rollback");
    }

    /** Renderers such as Argo CD see no cluster. */
    @Test
    void theInstalledVersionCanBeSaid() {
        assertThatThrownBy(() -> chart("0.3.0").render("upgrade: {from: 0.1.0}"))
                .hasMessageContaining("skips version 0.2.0");
    }

    @Test
    void jobsAreStoppedWithASavepointBeforeAndReleasedAfterARollback() {
        Rendering rendering = Chart.rendered("flink-separate");
        for (Map.Entry<String, String> hook :
                Map.of("savepoint", "pre-upgrade", "release", "pre-rollback").entrySet()) {
            KubernetesObject job = rendering.get("Job", "atrium-" + hook.getKey());
            KubernetesObject scripts = rendering.get("ConfigMap", "atrium-" + hook.getKey());
            assertThat(List.of(job, scripts))
                    .allMatch(object -> object.annotation("shown.test/hook").equals(hook.getValue()));
            assertThat(Integer.parseInt(scripts.annotation("shown.test/hook-weight")))
                    .isLessThan(Integer.parseInt(job.annotation("shown.test/hook-weight")));
            assertThat(job.mainContainers().get(0).at("/env/0/value").asText())
                    .isEqualTo("collaboration ingest processes sessions");
        }
        assertThat(Chart.rendered("no-network-policy").find("Job", "atrium-savepoint"))
                .isEmpty();
    }

    /** A ReadWriteOnce volume is of one node: everything that mounts it goes there. */
    @Test
    void whatSharesTheVolumeOfCheckpointsIsOnOneNode() {
        Rendering once = Chart.rendered("s-defaults");
        List<KubernetesObject> sharers = once.workloads().stream()
                .filter(workload -> SecretsTest.named(workload).stream()
                        .anyMatch(named -> named.name().equals("atrium-flink")))
                .toList();
        assertThat(sharers).hasSize(4).allSatisfy(workload -> {
            assertThat(workload.pod()
                            .orElseThrow()
                            .at("/metadata/labels")
                            .path("atrium.io/volume")
                            .asText())
                    .isEqualTo("flink");
            assertThat(workload.pod()
                            .orElseThrow()
                            .at("/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0"
                                    + "/labelSelector/matchLabels")
                            .path("atrium.io/volume")
                            .asText())
                    .isEqualTo("flink");
        });
        assertThat(Chart.rendered("flink-shared")
                        .get("Deployment", "atrium-flink-ingest")
                        .json()
                        .at("/spec/template/spec")
                        .has("affinity"))
                .isFalse();
    }

    /** A job cannot be changed: with other contents it is another job, with the same the same one. */
    @Test
    void migrationsRunAgainWhenSomethingChangesAndOnlyThen() {
        assertThat(jobs(Chart.with(""))).isEqualTo(jobs(Chart.with("")));
        assertThat(jobs(Chart.with("images: {tag: '2'}"))).doesNotContainAnyElementsOf(jobs(Chart.with("")));
        assertThat(jobs(Chart.with("kafka: {partitions: 9}"))).hasSize(3);
    }

    /**
     * An upgrade that changes a job in place is refused by the cluster: whatever reaches its spec has to reach its name. The first of these
     * broke upgrades.
     */
    @Test
    void aJobOfTheSameNameIsTheSameJob() {
        Map<String, JsonNode> specs = new TreeMap<>();
        for (String values : List.of(
                "",
                "secrets: {rotate: {postgresql-server: 1}}",
                "secrets: {references: {clickhouse-admin: {secret: mine, key: password}}}",
                "global: {registry: registry.example.org, imagePullSecrets: [{name: pull}]}",
                "pods: {labels: {team: a}, annotations: {note: b}, nodeSelector: {disk: fast}, priorityClassName: high}",
                "pods: {securityContext: {runAsUser: 20001}, tolerations: [{operator: Exists}]}",
                "images: {pullPolicy: Always}",
                "tls: {mode: certManager, issuer: {name: inside}}",
                "kafka: {replicas: 3, partitions: 9, retentionHours: 24}",
                "clickhouse: {mode: bundled, replicas: 3}",
                "server: {transfer: {enabled: true}}\nbackup: {enabled: true}",
                "tests: {enabled: true}",
                "profile: M\nserver: {autoscaling: {}}")) {
            for (KubernetesObject job : Chart.with(values).ofKind("Job").toList()) {
                JsonNode spec = job.json().path("spec");
                if (job.annotation("shown.test/hook").isEmpty()) {
                    assertThat(specs.getOrDefault(job.name(), spec))
                            .as(job + " with " + values)
                            .isEqualTo(spec);
                    specs.put(job.name(), spec);
                }
            }
        }
        assertThat(specs).hasSizeGreaterThan(20);
    }

    /** A hook runs under the policies of the release before, which may not have had it on. */
    @Test
    void theHooksPoliciesAreThereBeforeTheHookIs() {
        Rendering without = Chart.with("upgrade: {savepoint: false}");
        assertThat(without.find("Job", "atrium-savepoint")).isEmpty();
        assertThat(without.get("NetworkPolicy", "atrium-savepoint").json().at("/spec/egress"))
                .hasSize(1);
    }

    private static List<String> jobs(Rendering rendering) {
        return rendering
                .ofKind("Job")
                .map(KubernetesObject::name)
                .filter(name -> name.matches(".*-(migrate-database|migrate-warehouse|topics)-.*"))
                .toList();
    }

    private static Chart chart(String version) {
        return Chart.changed(text -> text.replaceAll("(?m)^appVersion: .*", "appVersion: " + version)
                .replaceAll("(?m)^  atrium.io/stops: .*", "  atrium.io/stops: \"0.1.0, 0.2.0\""));
    }

    private static void installed(String version) {
        try {
            FakeCluster.started().put(new KubernetesObject(Chart.YAML.readTree("""
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: atrium-installed, namespace: atrium}
                    data: {version: "%s"}
                    """.formatted(version))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theChartHasTheVersionOfTheProject() throws IOException {
        String pom = Files.readString(Chart.SOURCE.resolve("../../../pom.xml"));
        String version = pom.replaceAll("(?s).*?<artifactId>atrium</artifactId>\\s*<version>([^<]*)</version>.*", "$1");
        assertThat(SchemaTest.read(Chart.SOURCE.resolve("Chart.yaml"))
                        .path("appVersion")
                        .asText())
                .isEqualTo(version);
    }
}

package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboards ask for metrics that exist, and each alert has a page that helps. */
final class MonitoringTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("atrium.checkout"));
    private static final Pattern OURS = Pattern.compile("\\batrium_[a-z_]+");
    private static final Pattern METER = Pattern.compile("\"atrium\\.([a-z.]+)\"");

    /** What Flink's Prometheus reporter and Keycloak's, Java's and Prometheus' own exports are called, as far as they are used here. */
    private static final Set<String> THEIRS = Set.of(
            "flink_jobmanager_numRunningJobs",
            "flink_jobmanager_job_lastCheckpointDuration",
            "flink_jobmanager_job_lastCheckpointSize",
            "flink_jobmanager_job_numberOfFailedCheckpoints",
            "flink_jobmanager_job_numRestarts",
            "flink_taskmanager_Status_JVM_Memory_Heap_Used",
            "flink_taskmanager_job_task_numRecordsInPerSecond",
            "jvm_memory_used_bytes",
            "ClickHouseMetrics_MemoryTracking",
            "ClickHouseMetrics_ReadonlyReplica",
            "ClickHouseProfileEvents_DelayedInserts",
            "ClickHouseProfileEvents_InsertedRows",
            "ClickHouseProfileEvents_Query",
            "ClickHouseProfileEvents_RejectedInserts",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes");

    @Test
    void theChartsAlertsAreThePlatforms() throws IOException {
        List<Path> shipped = files(Chart.SOURCE.resolve("files/alerts"));
        assertThat(shipped)
                .extracting(Path::getFileName)
                .isEqualTo(files(CHECKOUT.resolve("platform/operations/alerts")).stream()
                        .map(Path::getFileName)
                        .toList());
        for (Path file : shipped) {
            assertThat(file)
                    .hasSameTextualContentAs(
                            CHECKOUT.resolve("platform/operations/alerts").resolve(file.getFileName()));
        }
    }

    @Test
    void everyAlertHasARunbookAndASeverity() {
        List<JsonNode> alerts = alerts();
        assertThat(alerts).hasSizeGreaterThan(10);
        for (JsonNode alert : alerts) {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook").asText()).isEqualTo("platform/docs/runbooks/" + name + ".md");
            assertThat(CHECKOUT.resolve(alert.at("/annotations/runbook").asText()))
                    .content()
                    .contains("# " + name, "## How to check", "## What to do");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
        }
    }

    @Test
    void whatIsAskedForIsExported() throws IOException {
        List<String> asked = new ArrayList<>();
        alerts().forEach(alert -> asked.add(alert.path("expr").asText()));
        List<Path> dashboards = Stream.of("dashboards", "stores")
                .flatMap(folder -> files(Chart.SOURCE.resolve("files").resolve(folder)).stream())
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
        assertThat(dashboards).isNotEmpty();
        for (Path dashboard : dashboards) {
            JsonNode json = SchemaTest.read(dashboard);
            assertThat(json.path("panels")).as(dashboard.toString()).hasSizeGreaterThan(3);
            json.findValuesAsText("expr").forEach(asked::add);
        }
        Set<String> exported = exported();
        for (String expression : asked) {
            Matcher ours = OURS.matcher(expression);
            while (ours.find()) {
                assertThat(exported).as(ours.group()).anyMatch(ours.group()::startsWith);
            }
            Matcher theirs = Pattern.compile("\\b(flink|jvm|kc|ClickHouse[A-Za-z]+|kubelet)_[A-Za-z_]+")
                    .matcher(expression);
            while (theirs.find()) {
                assertThat(THEIRS).contains(theirs.group());
            }
            Matcher kafka = Pattern.compile("\\bkafka_[A-Za-z_]+").matcher(expression);
            while (kafka.find()) {
                assertThat(ofBrokers()).contains(kafka.group());
            }
        }
    }

    @Test
    void anOperatorsPrometheusGetsMonitorsAndRules() {
        Rendering rendering = Chart.rendered("monitoring-operator");
        assertThat(rendering.ofKind("PodMonitor"))
                .extracting(KubernetesObject::component)
                .containsExactlyInAnyOrder(
                        "server",
                        "keycloak",
                        "kafka",
                        "clickhouse",
                        "flink-ingest-jobmanager",
                        "flink-ingest-taskmanager");
        assertThat(rendering.ofKind("PodMonitor"))
                .allMatch(monitor -> monitor.label("release").equals("kube-prometheus"));
        JsonNode groups = rendering.get("PrometheusRule", "atrium").json().at("/spec/groups");
        assertThat(groups.findValuesAsText("alert"))
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
        assertThat(rendering.get("ConfigMap", "atrium-dashboards").label("grafana_dashboard"))
                .isEqualTo("1");
        assertThat(annotated(rendering)).isEmpty();
    }

    @Test
    void otherwisePodsAreAnnotatedOrNothingIs() {
        assertThat(annotated(Chart.rendered("s-defaults")))
                .containsExactlyInAnyOrder(
                        "server",
                        "keycloak",
                        "kafka",
                        "clickhouse",
                        "flink-ingest-jobmanager",
                        "flink-ingest-taskmanager");
        assertThat(annotated(Chart.rendered("monitoring-none"))).isEmpty();
        assertThat(Chart.rendered("s-defaults").ofKind("PrometheusRule")).isEmpty();
    }

    private static List<String> annotated(Rendering rendering) {
        return rendering.workloads().stream()
                .filter(workload ->
                        workload.pod().orElseThrow().at("/metadata/annotations").has("prometheus.io/port"))
                .map(KubernetesObject::component)
                .toList();
    }

    private static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        List<Path> rules = Stream.of("alerts", "stores")
                .flatMap(folder -> files(Chart.SOURCE.resolve("files").resolve(folder)).stream())
                .filter(file -> file.toString().endsWith(".rules.yaml"))
                .toList();
        for (Path file : rules) {
            SchemaTest.read(file)
                    .path("groups")
                    .forEach(group -> group.path("rules").forEach(alerts::add));
        }
        return alerts;
    }

    /** The server's meters, as its sources name them. */
    private static Set<String> exported() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(CHECKOUT.resolve("platform/server/src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher meters = METER.matcher(Files.readString(source));
                while (meters.find()) {
                    names.add("atrium_" + meters.group(1).replaceAll("\\.$", "").replace('.', '_'));
                }
            }
        }
        return names;
    }

    /** A broker's figures, as the exporter is told to call them. */
    private static Set<String> ofBrokers() {
        Set<String> names = new TreeSet<>();
        SchemaTest.read(Chart.SOURCE.resolve("files/kafka-metrics.yaml"))
                .path("rules")
                .forEach(rule -> {
                    Matcher choices = Pattern.compile("name=\\(([A-Za-z|]+)\\)")
                            .matcher(rule.path("pattern").asText());
                    String name = rule.path("name").asText();
                    if (choices.find()) {
                        for (String choice : choices.group(1).split("\\|", -1)) {
                            names.add(name.replace("$1", choice));
                        }
                    } else {
                        names.add(name);
                    }
                });
        return names;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

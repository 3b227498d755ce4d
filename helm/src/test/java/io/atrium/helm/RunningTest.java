package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resources, probes, disruptions, rollouts. */
final class RunningTest {

    private static final Set<String> MIGRATE_AT_START = Set.of("postgresql", "keycloak", "kafka", "clickhouse");
    private static final int TEN_MINUTES = 600;

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyContainerSaysWhatItNeeds(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.containers()) {
                JsonNode resources = container.path("resources");
                String where = workload + " " + container.path("name").asText();
                assertThat(resources.at("/requests/cpu").asText()).as(where).isNotEmpty();
                assertThat(resources.at("/requests/memory").asText()).as(where).isNotEmpty();
                assertThat(resources.at("/limits/memory").asText()).as(where).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void whatServesIsProbedOnAPortThatItHas(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.mainContainers()) {
                List<String> ports = KubernetesObject.elements(container.path("ports"))
                        .map(port -> port.path("name").asText())
                        .toList();
                for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    assertThat(container.has(probe)).as(workload + " " + probe).isEqualTo(workload.serves());
                    if (workload.serves()) {
                        JsonNode check = container.path(probe).has("httpGet")
                                ? container.path(probe).path("httpGet")
                                : container.path(probe).path("tcpSocket");
                        assertThat(ports)
                                .as(workload + " " + probe)
                                .contains(check.path("port").asText());
                    }
                }
            }
        }
    }

    /** The complaint that other charts earn: a probe that kills what migrates or recovers. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void noProbeKillsAMigration(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            if (MIGRATE_AT_START.contains(workload.component())) {
                JsonNode startup = workload.mainContainers().get(0).path("startupProbe");
                int patience = startup.path("periodSeconds").asInt()
                        * startup.path("failureThreshold").asInt();
                assertThat(patience).as(workload.toString()).isGreaterThanOrEqualTo(TEN_MINUTES);
            }
            if (workload.component().startsWith("migrate-")) {
                assertThat(workload.json().path("spec").has("activeDeadlineSeconds"))
                        .isFalse();
            }
        }
        JsonNode server =
                rendering.get("Deployment", "atrium-server").mainContainers().get(0);
        assertThat(List.of("startupProbe", "livenessProbe"))
                .as("alive while it migrates: the management listener opens first")
                .allMatch(
                        probe -> server.path(probe).at("/httpGet/path").asText().equals("/health/live"));
        assertThat(server.path("readinessProbe").at("/httpGet/path").asText()).isEqualTo("/health/ready");
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void serversAndJobsWaitForTheWarehouse(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            boolean needsIt = workload.component().equals("server")
                    || workload.component().endsWith("-jobmanager");
            List<String> first = KubernetesObject.elements(
                            workload.pod().orElseThrow().at("/spec/initContainers"))
                    .filter(container -> container.path("args").toString().contains("\"--wait\""))
                    .map(container -> container.path("name").asText())
                    .toList();
            assertThat(first).as(workload.toString()).hasSize(needsIt ? 1 : 0);
        }
    }

    /** A drain must be able to go on: never a budget on something that is there once. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void budgetsAreThereWhereThereAreSeveral(Rendering rendering) {
        for (KubernetesObject workload :
                rendering.workloads().stream().filter(KubernetesObject::serves).toList()) {
            boolean scaled =
                    rendering.find("HorizontalPodAutoscaler", workload.name()).isPresent();
            boolean several = scaled || workload.json().at("/spec/replicas").asInt() > 1;
            boolean budget =
                    rendering.find("PodDisruptionBudget", workload.name()).isPresent();
            if (!several) {
                assertThat(budget).as(workload.toString()).isFalse();
            } else if (!workload.component().startsWith("flink-")) {
                assertThat(budget).as(workload.toString()).isTrue();
            }
            assertThat(scaled && workload.json().path("spec").has("replicas"))
                    .as("whoever scales it decides alone: " + workload)
                    .isFalse();
        }
        assertThat(rendering.ofKind("PodDisruptionBudget"))
                .allMatch(budget -> budget.json().at("/spec/maxUnavailable").asInt() == 1);
    }

    @Test
    void serversAreReplacedOneAfterTheOther() {
        JsonNode server =
                Chart.rendered("m-defaults").get("Deployment", "atrium-server").json();
        assertThat(server.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(server.at("/spec/template/spec/topologySpreadConstraints")).hasSize(2);
        JsonNode jobManager = Chart.rendered("m-defaults")
                .get("Deployment", "atrium-flink-ingest")
                .json();
        assertThat(jobManager.at("/spec/strategy/type").asText())
                .as("two versions of a job at once would count twice")
                .isEqualTo("Recreate");
    }

    /** Who installs with --wait waits for claims too, and many provisioners make a volume only for a pod. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyClaimHasAPodThatRunsAtOnce(Rendering rendering) {
        Set<String> mounted = rendering.workloads().stream()
                .filter(workload -> !workload.kind().equals("CronJob"))
                .filter(workload -> workload.annotation("shown.test/hook").isEmpty())
                .flatMap(workload ->
                        KubernetesObject.elements(workload.pod().orElseThrow().at("/spec/volumes")))
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asText())
                .collect(Collectors.toSet());
        assertThat(rendering.ofKind("PersistentVolumeClaim").map(KubernetesObject::name))
                .allSatisfy(claim -> assertThat(mounted).contains(claim));
    }

    @Test
    void replicasThatAnOperatorSetsSwitchTheProfilesScalingOff() {
        Rendering rendering = Chart.rendered("scheduling");
        assertThat(rendering.ofKind("HorizontalPodAutoscaler")).isEmpty();
        assertThat(rendering
                        .get("Deployment", "atrium-server")
                        .json()
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(5);
    }
}

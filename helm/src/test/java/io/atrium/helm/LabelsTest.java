package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, labels, and what selects by them. */
final class LabelsTest {

    private static final List<String> RECOMMENDED =
            List.of("name", "instance", "component", "version", "part-of", "managed-by");

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyObjectIsNamedAndLabelledOnce(Rendering rendering) {
        Set<String> seen = new HashSet<>();
        for (KubernetesObject object : rendering.objects()) {
            assertThat(seen.add(object.toString())).as(object.toString()).isTrue();
            assertThat(object.name()).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(58);
            assertThat(object.namespace()).as(object.toString()).isEqualTo(Chart.NAMESPACE);
            for (String label : RECOMMENDED) {
                assertThat(object.label("app.kubernetes.io/" + label))
                        .as(object + " " + label)
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void whatIsSelectedIsThereAndNothingElse(Rendering rendering) {
        Map<String, JsonNode> pods = rendering.podLabels();
        for (KubernetesObject object : rendering.objects()) {
            JsonNode selector = switch (object.kind()) {
                case "Service" -> object.json().at("/spec/selector");
                case "Deployment", "StatefulSet", "PodDisruptionBudget", "PodMonitor" ->
                    object.json().at("/spec/selector/matchLabels");
                default -> null;
            };
            if (selector != null) {
                List<String> selected = new ArrayList<>();
                pods.forEach((component, labels) -> {
                    if (selector.properties().stream()
                            .allMatch(label -> labels.path(label.getKey())
                                    .asText()
                                    .equals(label.getValue().asText()))) {
                        selected.add(component);
                    }
                });
                assertThat(selected).as(object.toString()).containsExactly(object.component());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void servicesAndMonitorsLeadToPortsThatAreThere(Rendering rendering) {
        for (KubernetesObject object : rendering.objects()) {
            List<String> wanted = new ArrayList<>();
            if (object.kind().equals("Service")) {
                object.json()
                        .at("/spec/ports")
                        .forEach(port -> wanted.add(port.path("targetPort").asText()));
            } else if (object.kind().equals("PodMonitor")) {
                object.json()
                        .at("/spec/podMetricsEndpoints")
                        .forEach(end -> wanted.add(end.path("port").asText()));
            }
            List<String> ports = new ArrayList<>();
            rendering.workloads().stream()
                    .filter(workload -> workload.component().equals(object.component()))
                    .flatMap(workload -> workload.mainContainers().stream())
                    .forEach(container -> container
                            .path("ports")
                            .forEach(port -> ports.add(port.path("name").asText())));
            assertThat(ports).as(object.toString()).containsAll(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyMountHasItsVolume(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            Set<String> volumes = new HashSet<>();
            workload.pod()
                    .orElseThrow()
                    .at("/spec/volumes")
                    .forEach(volume -> volumes.add(volume.path("name").asText()));
            workload.json()
                    .at("/spec/volumeClaimTemplates")
                    .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
            Set<String> used = new HashSet<>();
            for (JsonNode container : workload.containers()) {
                Set<String> places = new HashSet<>();
                container.path("volumeMounts").forEach(mount -> {
                    used.add(mount.path("name").asText());
                    assertThat(places.add(mount.path("mountPath").asText()))
                            .as(workload + " " + mount)
                            .isTrue();
                });
            }
            assertThat(used).as(workload.toString()).isEqualTo(volumes);
        }
    }

    @Test
    void aPlatformTeamsLabelsAndPlacesReachEveryPod() {
        for (KubernetesObject workload : Chart.rendered("scheduling").workloads()) {
            JsonNode pod = workload.pod().orElseThrow();
            assertThat(pod.at("/metadata/labels/team").asText())
                    .as(workload.toString())
                    .isEqualTo("workplace");
            assertThat(pod.at("/metadata/annotations").has("backup.velero.io/backup-volumes"))
                    .isTrue();
            assertThat(pod.at("/spec/nodeSelector/pool").asText()).isEqualTo("atrium");
            assertThat(pod.at("/spec/tolerations/0/key").asText()).isEqualTo("atrium");
            assertThat(pod.at("/spec/priorityClassName").asText()).isEqualTo("business");
            assertThat(pod.at("/spec/securityContext/supplementalGroups/0").asInt())
                    .isEqualTo(20001);
        }
    }
}

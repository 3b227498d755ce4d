package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The restricted Pod Security Standard, word by word, and what a platform team asks for beside it. */
final class PodSecurityTest {

    private static final Set<String> VOLUMES =
            Set.of("configMap", "emptyDir", "projected", "secret", "persistentVolumeClaim");

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyPodIsRestricted(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            JsonNode spec = workload.pod().orElseThrow().path("spec");
            assertThat(List.of("hostNetwork", "hostPID", "hostIPC", "shareProcessNamespace"))
                    .as(workload.toString())
                    .noneMatch(spec::has);
            JsonNode security = spec.path("securityContext");
            assertThat(security.path("runAsNonRoot").asBoolean())
                    .as(workload.toString())
                    .isTrue();
            assertThat(security.path("runAsUser").asInt())
                    .as(workload.toString())
                    .isEqualTo(10001);
            assertThat(security.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(security.has("sysctls")).isFalse();
            KubernetesObject.elements(spec.path("volumes"))
                    .forEach(volume -> assertThat(volume.properties())
                            .as(workload + " " + volume)
                            .allMatch(field -> field.getKey().equals("name") || VOLUMES.contains(field.getKey())));
        }
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyContainerIsRestrictedAndReadOnly(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            assertThat(workload.containers()).as(workload.toString()).isNotEmpty();
            for (JsonNode container : workload.containers()) {
                String where = workload + " " + container.path("name").asText();
                JsonNode security = container.path("securityContext");
                assertThat(security.path("allowPrivilegeEscalation").isBoolean()
                                && !security.path("allowPrivilegeEscalation").asBoolean())
                        .as(where)
                        .isTrue();
                assertThat(security.path("privileged").asBoolean(true))
                        .as(where)
                        .isFalse();
                assertThat(security.path("readOnlyRootFilesystem").asBoolean())
                        .as(where)
                        .isTrue();
                assertThat(security.path("runAsNonRoot").asBoolean()).as(where).isTrue();
                assertThat(security.path("capabilities").toString()).as(where).isEqualTo("{\"drop\":[\"ALL\"]}");
                assertThat(security.at("/seccompProfile/type").asText())
                        .as(where)
                        .isEqualTo("RuntimeDefault");
                assertThat(KubernetesObject.elements(container.path("ports")).filter(port -> port.has("hostPort")))
                        .as(where)
                        .isEmpty();
            }
        }
    }

    /** Flink's high availability is the only one that asks the API; what it may is said in one role. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void onlyFlinkHasAToken(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            JsonNode spec = workload.pod().orElseThrow().path("spec");
            boolean flink = workload.component().matches("flink-.*-(jobmanager|taskmanager)");
            assertThat(spec.path("automountServiceAccountToken").isBoolean())
                    .as(workload.toString())
                    .isTrue();
            assertThat(spec.path("automountServiceAccountToken").asBoolean())
                    .as(workload.toString())
                    .isEqualTo(flink);
            assertThat(spec.path("serviceAccountName").asText())
                    .as(workload.toString())
                    .isEqualTo(flink ? "atrium-flink" : "atrium-none");
            assertThat(spec.path("enableServiceLinks").asBoolean(true))
                    .as(workload.toString())
                    .isFalse();
        }
        assertThat(rendering.ofKind("ServiceAccount"))
                .extracting(KubernetesObject::name)
                .containsExactlyInAnyOrder("atrium-none", "atrium-flink");
        assertThat(rendering.ofKind("Role"))
                .singleElement()
                .satisfies(role -> assertThat(role.json().path("rules").toString())
                        .isEqualTo("[{\"apiGroups\":[\"\"],\"resources\":[\"configmaps\"],\"verbs\":"
                                + "[\"get\",\"list\",\"watch\",\"create\",\"update\",\"patch\",\"delete\"]}]"));
        assertThat(rendering.objects()).noneMatch(object -> object.kind().startsWith("ClusterRole"));
    }
}

package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything is denied, and exactly the flows of the design are allowed again, at both ends. */
final class NetworkPolicyTest {

    private static final String COMPONENT = "app.kubernetes.io/component";

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyPodIsDeniedFirstAndHasAPolicyOfItsOwn(Rendering rendering) {
        if (rendering.values().equals("no-network-policy")) {
            assertThat(rendering.ofKind("NetworkPolicy")).isEmpty();
            return;
        }
        JsonNode deny =
                rendering.get("NetworkPolicy", "atrium-default-deny").json().path("spec");
        assertThat(deny.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        rendering.podLabels().forEach((component, labels) -> {
            assertThat(selects(deny.path("podSelector"), labels)).as(component).isTrue();
            assertThat(policy(rendering, component).path("policyTypes"))
                    .as(component)
                    .hasSize(2);
        });
        Set<String> policies = rendering
                .ofKind("NetworkPolicy")
                .map(KubernetesObject::component)
                .filter(component -> !component.equals("network") && !component.equals("tenancy"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(policies)
                .as("no policy for nobody")
                .isEqualTo(rendering.podLabels().keySet());
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void whatMayGoOutMayComeInAndTheOtherWayRound(Rendering rendering) {
        Set<String> out = flows(rendering, "egress", "to");
        Set<String> in = flows(rendering, "ingress", "from");
        assertThat(out).isEqualTo(in);
    }

    /** A flow to a port that nobody listens on is a mistake, or a hole. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyFlowLeadsToAPortThatIsListenedOn(Rendering rendering) {
        Set<String> listened = new TreeSet<>(Set.of("keycloak:7800", "keycloak:57800"));
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.mainContainers()) {
                container
                        .path("ports")
                        .forEach(port -> listened.add(workload.component() + ":"
                                + port.path("containerPort").asInt()));
            }
        }
        assertThat(flows(rendering, "egress", "to"))
                .extracting(flow -> flow.replaceAll(".* -> ", ""))
                .isSubsetOf(listened);
    }

    /** The design's picture, as a list. Whoever changes it changes this, and says why. */
    @Test
    void theFlowsOfATrialAreThese() {
        assertThat(flows(Chart.rendered("s-defaults"), "egress", "to"))
                .containsExactlyInAnyOrder(
                        "server -> postgresql:5432",
                        "server -> keycloak:8080",
                        "server -> kafka:9092",
                        "server -> clickhouse:8123",
                        "server -> flink-ingest-jobmanager:8081",
                        "keycloak -> postgresql:5432",
                        "keycloak -> keycloak:7800",
                        "keycloak -> keycloak:57800",
                        "kafka -> kafka:9092",
                        "kafka -> kafka:9093",
                        "migrate-database -> postgresql:5432",
                        "migrate-warehouse -> clickhouse:8123",
                        "topics -> kafka:9092",
                        "savepoint -> flink-ingest-jobmanager:8081",
                        "flink-ingest-jobmanager -> kafka:9092",
                        "flink-ingest-jobmanager -> clickhouse:8123",
                        "flink-ingest-jobmanager -> flink-ingest-taskmanager:6122",
                        "flink-ingest-jobmanager -> flink-ingest-jobmanager:6123",
                        "flink-ingest-jobmanager -> flink-ingest-jobmanager:6124",
                        "flink-ingest-jobmanager -> flink-ingest-jobmanager:8081",
                        "flink-ingest-taskmanager -> kafka:9092",
                        "flink-ingest-taskmanager -> clickhouse:8123",
                        "flink-ingest-taskmanager -> flink-ingest-jobmanager:6123",
                        "flink-ingest-taskmanager -> flink-ingest-jobmanager:6124",
                        "flink-ingest-taskmanager -> flink-ingest-jobmanager:8081",
                        "flink-ingest-taskmanager -> flink-ingest-taskmanager:6121",
                        "flink-ingest-taskmanager -> flink-ingest-taskmanager:6122");
    }

    @Test
    void storesThatAreBroughtAreReachedOnTheirPortsAlone() {
        JsonNode server = policy(Chart.rendered("all-external"), "server");
        List<String> outside = new ArrayList<>();
        server.path("egress").forEach(rule -> {
            if (rule.at("/to/0/ipBlock/cidr").asText().equals("10.20.0.0/16")) {
                rule.path("ports").forEach(port -> outside.add(port.path("port").asText()));
            }
        });
        assertThat(outside).containsExactlyInAnyOrder("5432", "9092", "9094", "8443", "443");
    }

    /** The node's cache of names is no pod: a rule for the namespace of the cluster's DNS does not reach it. */
    @Test
    void namesAreResolvedByTheClusterAndByTheNodesCacheAndNowhereElse() {
        JsonNode rule = Chart.rendered("s-defaults")
                .get("NetworkPolicy", "atrium-dns")
                .json()
                .at("/spec/egress/0");
        assertThat(rule.path("ports").toString())
                .isEqualTo("[{\"protocol\":\"UDP\",\"port\":53},{\"protocol\":\"TCP\",\"port\":53}]");
        assertThat(rule.path("to").toString())
                .isEqualTo(
                        "[{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"kube-system\"}}},"
                                + "{\"ipBlock\":{\"cidr\":\"169.254.20.10/32\"}},{\"ipBlock\":{\"cidr\":\"169.254.25.10/32\"}}]");
    }

    @Test
    void onlyPagesAndSignInAreOpenAndOnlyToWhomTheyShould() {
        Rendering rendering = Chart.rendered("ingress");
        for (KubernetesObject policy : rendering.ofKind("NetworkPolicy").toList()) {
            for (JsonNode rule : policy.json().at("/spec/ingress")) {
                boolean inside = rule.at("/from/0/podSelector").isObject();
                boolean controller = rule.at("/from/0/namespaceSelector").isObject();
                boolean open = controller && Set.of("server", "keycloak").contains(policy.component());
                assertThat(inside || open).as(policy + " " + rule).isTrue();
            }
        }
    }

    private static JsonNode policy(Rendering rendering, String component) {
        return rendering.get("NetworkPolicy", "atrium-" + component).json().path("spec");
    }

    /** {@code from -> to:port}, of rules that name a component. */
    private static Set<String> flows(Rendering rendering, String direction, String peer) {
        Set<String> flows = new TreeSet<>();
        for (KubernetesObject policy : rendering.ofKind("NetworkPolicy").toList()) {
            String own = policy.json()
                    .at("/spec/podSelector/matchLabels")
                    .path(COMPONENT)
                    .asText();
            for (JsonNode rule : policy.json().path("spec").path(direction)) {
                for (JsonNode end : rule.path(peer)) {
                    String other =
                            end.at("/podSelector/matchLabels").path(COMPONENT).asText();
                    if (own.isEmpty() || other.isEmpty()) {
                        continue;
                    }
                    for (JsonNode port : rule.path("ports")) {
                        String from = direction.equals("egress") ? own : other;
                        String to = direction.equals("egress") ? other : own;
                        flows.add(from + " -> " + to + ":" + port.path("port").asInt());
                    }
                }
            }
        }
        return flows;
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.path("matchLabels").properties().stream()
                .allMatch(label -> labels.path(label.getKey())
                        .asText()
                        .equals(label.getValue().asText()));
    }
}

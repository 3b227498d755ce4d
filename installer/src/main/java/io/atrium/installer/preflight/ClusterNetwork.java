package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Two flows whose other end is the cluster's own, so that the chart cannot know it. */
final class ClusterNetwork {

    private static final String API =
            "/apis/discovery.k8s.io/v1/namespaces/default/endpointslices?labelSelector=kubernetes.io/service-name%3Dkubernetes";
    /** As its project and kubespray call it. */
    private static final List<String> CACHES = List.of("node-local-dns", "nodelocaldns");

    private ClusterNetwork() {}

    static List<Finding> look(ClusterSubject subject) throws IOException, InterruptedException {
        if (subject.wanted().ofKind("NetworkPolicy").findAny().isEmpty()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(port(subject));
        cache(subject).ifPresent(findings::add);
        return findings;
    }

    private static Finding port(ClusterSubject subject) throws IOException, InterruptedException {
        Set<Integer> allowed = subject.wanted()
                .ofKind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/name").asText().endsWith("-jobmanager"))
                .flatMap(policy -> Manifests.elements(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.elements(rule.path("ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
        Set<Integer> listening = Manifests.elements(subject.api()
                        .get(API)
                        .orElseThrow(() -> new IOException("the cluster does not tell where its API listens"))
                        .path("items"))
                .flatMap(slice -> Manifests.elements(slice.path("ports")))
                .map(port -> port.path("port").asInt())
                .collect(Collectors.toSet());
        return allowed.containsAll(listening)
                ? Item.CLUSTER_NETWORK.pass("the API server", "listens on " + listening + ", which Flink may reach")
                : Item.CLUSTER_NETWORK.fail(
                        "the API server", "listens on " + listening + ", Flink may reach " + allowed);
    }

    private static Optional<Finding> cache(ClusterSubject subject) throws IOException, InterruptedException {
        for (String name : CACHES) {
            Optional<JsonNode> found = subject.api().get("/apis/apps/v1/namespaces/kube-system/daemonsets/" + name);
            if (found.isPresent()) {
                return Optional.of(cache(subject, found.orElseThrow()));
            }
        }
        return Optional.empty();
    }

    private static Finding cache(ClusterSubject subject, JsonNode cache) {
        List<String> words = Manifests.elements(cache.at("/spec/template/spec/containers"))
                .flatMap(container -> Manifests.elements(container.path("args")))
                .map(JsonNode::asText)
                .toList();
        int at = Math.max(words.indexOf("-localip"), words.indexOf("--localip"));
        if (at < 0 || at + 1 == words.size()) {
            return Item.CLUSTER_NETWORK.unknown("NodeLocal DNSCache", "is there, and does not say at which address");
        }
        Set<String> allowed = subject.wanted()
                .ofKind("NetworkPolicy")
                .filter(policy -> policy.at("/metadata/name").asText().endsWith("-dns"))
                .flatMap(policy -> Manifests.elements(policy.at("/spec/egress")))
                .flatMap(rule -> Manifests.elements(rule.path("to")))
                .map(peer -> peer.at("/ipBlock/cidr").asText())
                .collect(Collectors.toSet());
        List<String> shut = List.of(words.get(at + 1).split(",", -1)).stream()
                .filter(address -> !allowed.contains(address + "/32"))
                .toList();
        return shut.isEmpty()
                ? Item.CLUSTER_NETWORK.pass("NodeLocal DNSCache", "may be reached at " + words.get(at + 1))
                : Item.CLUSTER_NETWORK.warn("NodeLocal DNSCache", "answers at " + shut + ", where no pod may ask");
    }
}

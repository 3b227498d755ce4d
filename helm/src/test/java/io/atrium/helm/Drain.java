package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes a node out of service and gives it back. A volume may be of one node alone (local-path provisioners, local volumes): a pod with
 * such a volume cannot go elsewhere and waits, and a budget may then rightly hold its sibling, or one whose successor waits for that store.
 * That is told from a pod that could move and does not.
 */
final class Drain {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Cluster cluster;
    private final String selector;

    /**
     * A drain of a release's pods.
     *
     * @param release name of the release
     */
    Drain(Cluster cluster, String release) {
        this.cluster = cluster;
        this.selector = "app.kubernetes.io/instance=" + release;
    }

    /** The node with the most pods of the release, but not this one. */
    Optional<String> busiest(String spared) throws IOException, InterruptedException {
        Map<String, Integer> pods = new TreeMap<>();
        for (JsonNode pod : pods()) {
            String node = node(pod);
            if (!node.isEmpty() && !node.equals(spared) && running(pod)) {
                pods.merge(node, 1, Integer::sum);
            }
        }
        return pods.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Empties a node, looks at what became of its pods, and opens it again whatever happened. */
    void through(String node) throws Exception {
        Set<String> bound = claimsOf(node);
        try {
            Cluster.Answer drain = cluster.ask(
                    "drain",
                    node,
                    "--ignore-daemonsets",
                    "--delete-emptydir-data",
                    "--timeout=5m",
                    "--pod-selector=" + selector);
            System.out.println("drain of " + node + ": exit code " + drain.code() + "\n" + drain.text());
            Cluster.await("whatever can leave " + node + " has left it", PATIENCE, () -> {
                check(node, bound, drain);
                return true;
            });
        } finally {
            cluster.kubectl("uncordon", node);
        }
    }

    private void check(String node, Set<String> bound, Cluster.Answer drain) throws IOException, InterruptedException {
        List<String> waiting = new ArrayList<>();
        Set<String> held = new HashSet<>();
        List<JsonNode> all = pods();
        for (JsonNode pod : all) {
            if (node(pod).isEmpty() && pod.at("/status/phase").asText().equals("Pending")) {
                boolean pinned = Cluster.claims(pod).stream().anyMatch(bound::contains);
                String why = unscheduled(pod);
                assertThat(pinned || why.contains("Insufficient"))
                        .as("%s waits although no volume and no lack of room keeps it: %s", name(pod), why)
                        .isTrue();
                waiting.add(name(pod) + (pinned ? " (its volume is of this node)" : " (" + why + ")"));
                held.add(component(pod));
            }
        }
        if (!waiting.isEmpty()) {
            all.stream()
                    .filter(pod -> !Cluster.ready(pod))
                    .map(Drain::component)
                    .forEach(held::add);
        }
        for (JsonNode pod : all) {
            if (node(pod).equals(node) && running(pod)) {
                assertThat(held)
                        .as(
                                "%s is still on %s, and no sibling that is not ready makes a budget hold it: %s",
                                name(pod), node, drain.text())
                        .contains(component(pod));
            }
        }
        System.out.println(waiting.isEmpty() ? "Everything has moved." : "Waiting for " + node + ": " + waiting);
    }

    /** Claims whose volume no other node can have. */
    private Set<String> claimsOf(String node) throws IOException, InterruptedException {
        Set<String> claims = new HashSet<>();
        for (JsonNode volume : cluster.json("get", "pv").path("items")) {
            boolean ours = volume.at("/spec/claimRef/namespace").asText().equals(cluster.namespace());
            boolean local = volume.at("/spec/nodeAffinity/required").toString().contains("\"" + node + "\"");
            if (ours && local) {
                claims.add(volume.at("/spec/claimRef/name").asText());
            }
        }
        return claims;
    }

    private List<JsonNode> pods() throws IOException, InterruptedException {
        return KubernetesObject.elements(
                        cluster.json("get", "pods", "-l", selector).path("items"))
                .toList();
    }

    private static boolean running(JsonNode pod) {
        return pod.at("/status/phase").asText().equals("Running")
                && !pod.path("metadata").has("deletionTimestamp");
    }

    private static String unscheduled(JsonNode pod) {
        return KubernetesObject.elements(pod.at("/status/conditions"))
                .filter(condition -> condition.path("type").asText().equals("PodScheduled"))
                .map(condition -> condition.path("message").asText())
                .findFirst()
                .orElse("");
    }

    private static String node(JsonNode pod) {
        return pod.at("/spec/nodeName").asText();
    }

    private static String name(JsonNode pod) {
        return pod.at("/metadata/name").asText();
    }

    private static String component(JsonNode pod) {
        return pod.at("/metadata/labels").path("app.kubernetes.io/component").asText();
    }
}

package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.kubernetes.Manifests;
import io.atrium.installer.kubernetes.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether the pods find room: put onto nodes as a scheduler would, the largest first. */
final class ClusterRoom {

    private static final double GIB = 1L << 30;
    private static final String TOGETHER = "atrium.io/volume";

    private ClusterRoom() {}

    /**
     * What a pod asks for, or what a node has left.
     *
     * @param cpu thousandths of a processor
     * @param memory bytes
     */
    private record Amount(long cpu, long memory) {

        Amount plus(Amount other) {
            return new Amount(cpu + other.cpu, memory + other.memory);
        }

        Amount minus(Amount other) {
            return new Amount(cpu - other.cpu, memory - other.memory);
        }

        Amount largest(Amount other) {
            return new Amount(Math.max(cpu, other.cpu), Math.max(memory, other.memory));
        }

        boolean holds(Amount other) {
            return cpu >= other.cpu && memory >= other.memory;
        }

        String text() {
            return String.format(Locale.ROOT, "%.1f CPU and %.1f GiB", cpu / 1e3, memory / GIB);
        }
    }

    private record Wanted(String name, Amount amount) {}

    static List<Finding> look(ClusterSubject subject) throws IOException, InterruptedException {
        Map<String, Amount> free = free(subject);
        if (free.isEmpty()) {
            return List.of(Item.CLUSTER_ROOM.fail("nodes", "none takes pods of " + subject.architecture()));
        }
        List<Wanted> pods = wanted(subject.wanted());
        Amount needed = pods.stream().map(Wanted::amount).reduce(new Amount(0, 0), Amount::plus);
        Amount there = free.values().stream().reduce(new Amount(0, 0), Amount::plus);
        String sum = "needed are " + needed.text() + ", free are " + there.text() + " on "
                + String.join(", ", free.keySet());
        pods.sort(
                Comparator.comparingLong((Wanted pod) -> pod.amount().memory()).reversed());
        for (Wanted pod : pods) {
            String node = free.entrySet().stream()
                    .filter(entry -> entry.getValue().holds(pod.amount()))
                    .max(Comparator.comparingLong(entry -> entry.getValue().memory()))
                    .map(Map.Entry::getKey)
                    .orElse("");
            if (node.isEmpty()) {
                return List.of(Item.CLUSTER_ROOM.fail(
                        pod.name(), "finds no node with " + pod.amount().text() + " left; " + sum));
            }
            free.computeIfPresent(node, (name, left) -> left.minus(pod.amount()));
        }
        return List.of(Item.CLUSTER_ROOM.pass("pods", sum));
    }

    /** By node: what it gives to pods, without what pods of others asked for. */
    private static Map<String, Amount> free(ClusterSubject subject) throws IOException, InterruptedException {
        Map<String, Amount> free = new LinkedHashMap<>();
        for (JsonNode node : ClusterNodes.open(subject)) {
            free.put(ClusterNodes.name(node), amount(node.at("/status/allocatable")));
        }
        String running = "/api/v1/pods?fieldSelector=status.phase!%3DSucceeded,status.phase!%3DFailed";
        JsonNode pods = subject.api()
                .get(running)
                .orElseThrow(() -> new IOException("the cluster tells of no pods"))
                .path("items");
        for (JsonNode pod : pods) {
            JsonNode metadata = pod.path("metadata");
            boolean own = metadata.path("namespace").asText().equals(subject.namespace())
                    && metadata.path("labels")
                            .path("app.kubernetes.io/instance")
                            .asText()
                            .equals(subject.release());
            if (!own) {
                free.computeIfPresent(pod.at("/spec/nodeName").asText(), (name, left) -> left.minus(of(pod)));
            }
        }
        return free;
    }

    /** Pods that serve, each; jobs come one after the other at worst, so the largest of them. */
    private static List<Wanted> wanted(Manifests manifests) {
        List<Wanted> all = new ArrayList<>();
        Amount together = new Amount(0, 0);
        Amount job = new Amount(0, 0);
        for (JsonNode object : manifests.objects()) {
            JsonNode pod = Manifests.pod(object).orElse(null);
            if (pod == null) {
                continue;
            }
            String name = object.at("/metadata/name").asText();
            boolean serves = List.of("Deployment", "StatefulSet")
                    .contains(object.path("kind").asText());
            int replicas = serves ? replicas(object, manifests) : 1;
            boolean oneNode = pod.at("/metadata/labels").has(TOGETHER)
                    && pod.at("/spec/affinity").has("podAffinity");
            for (int i = 0; i < replicas; i++) {
                if (!serves) {
                    job = job.largest(of(pod));
                } else if (oneNode) {
                    together = together.plus(of(pod));
                } else {
                    all.add(new Wanted(name, of(pod)));
                }
            }
        }
        all.add(new Wanted("Flink, together", together));
        all.add(new Wanted("one job", job));
        return all;
    }

    private static int replicas(JsonNode object, Manifests manifests) {
        if (object.path("spec").has("replicas")) {
            return object.at("/spec/replicas").asInt();
        }
        return manifests
                .ofKind("HorizontalPodAutoscaler")
                .filter(scaler -> scaler.at("/spec/scaleTargetRef/name")
                        .asText()
                        .equals(object.at("/metadata/name").asText()))
                .map(scaler -> scaler.at("/spec/minReplicas").asInt(1))
                .findFirst()
                .orElse(1);
    }

    /** As a scheduler reckons: all containers together, or one that comes before them when that is more. */
    private static Amount of(JsonNode pod) {
        Amount containers = requests(pod.at("/spec/containers")).reduce(new Amount(0, 0), Amount::plus);
        return requests(pod.at("/spec/initContainers")).reduce(containers, Amount::largest);
    }

    private static Stream<Amount> requests(JsonNode containers) {
        return Manifests.elements(containers).map(container -> amount(container.at("/resources/requests")));
    }

    private static Amount amount(JsonNode resources) {
        return new Amount(
                Quantity.milli(resources.path("cpu").asText()),
                Quantity.whole(resources.path("memory").asText()));
    }
}

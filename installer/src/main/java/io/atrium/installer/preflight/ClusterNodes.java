package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.util.List;

/** The nodes that take pods. */
final class ClusterNodes {

    private ClusterNodes() {}

    /** Ready, open, of the right processor, and without a taint that a pod would have to tolerate; the values' own selectors are not asked. */
    static List<JsonNode> open(ClusterSubject subject) throws IOException, InterruptedException {
        return Manifests.elements(subject.api()
                        .get("/api/v1/nodes")
                        .orElseThrow(() -> new IOException("the cluster tells of no nodes"))
                        .path("items"))
                .filter(node -> isOpen(node)
                        && node.at("/status/nodeInfo/architecture").asText().equals(subject.architecture()))
                .toList();
    }

    static String name(JsonNode node) {
        return node.at("/metadata/name").asText();
    }

    private static boolean isOpen(JsonNode node) {
        boolean ready = Manifests.elements(node.at("/status/conditions"))
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
        boolean tainted = Manifests.elements(node.at("/spec/taints"))
                .anyMatch(taint -> !taint.path("effect").asText().equals("PreferNoSchedule"));
        return ready && !tainted && !node.at("/spec/unschedulable").asBoolean();
    }
}

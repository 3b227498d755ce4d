package io.atrium.installer.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the nodes have the images that no registry will give them. */
final class ClusterImages {

    /** A node tells of its fifty largest images at most. */
    private static final int TOLD = 50;

    private ClusterImages() {}

    static List<Finding> look(ClusterSubject subject) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        SortedSet<String> loaded = new TreeSet<>();
        SortedSet<String> registries = new TreeSet<>();
        for (String image : subject.wanted().images()) {
            String full = full(image);
            if (full.startsWith("localhost/") || full.startsWith("docker.io/")) {
                loaded.add(full);
            } else {
                registries.add(full.substring(0, full.indexOf('/')));
            }
        }
        registries.forEach(registry -> findings.add(
                Item.CLUSTER_IMAGES.unknown(registry, "the nodes fetch images there; they are not asked")));
        if (loaded.isEmpty()) {
            return findings;
        }
        List<JsonNode> nodes = ClusterNodes.open(subject);
        if (nodes.isEmpty()) {
            findings.add(Item.CLUSTER_IMAGES.fail("nodes", "none takes pods of " + subject.architecture()));
        }
        for (JsonNode node : nodes) {
            findings.add(of(node, loaded));
        }
        return findings;
    }

    private static Finding of(JsonNode node, SortedSet<String> wanted) {
        Set<String> there = Manifests.elements(node.at("/status/images"))
                .flatMap(image -> Manifests.elements(image.path("names")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        SortedSet<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        String name = ClusterNodes.name(node);
        if (missing.isEmpty()) {
            return Item.CLUSTER_IMAGES.pass(name, "has all " + wanted.size());
        }
        String found = "does not have " + String.join(", ", missing);
        return node.at("/status/images").size() >= TOLD
                ? Item.CLUSTER_IMAGES.unknown(
                        name, "tells of its fifty largest images only, and these are not among them: " + missing)
                : Item.CLUSTER_IMAGES.fail(name, found);
    }

    /** As a node calls it: without a registry it is Docker's. */
    static String full(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        return registry ? image : "docker.io/" + (slash < 0 ? "library/" : "") + image;
    }
}

package io.atrium.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** How a release is reached from inside its namespace, with TLS or without: as its own test pod does, and by its Services. */
record Inside(Cluster cluster, String release) {

    /** A pod of ours, told what the release's test pod is told: {@code ${cli}}, {@code ${server}} and the authority that is believed, if any. */
    String fill(String yaml) throws IOException, InterruptedException {
        JsonNode spec = cluster.json("get", "pod", release + "-test").path("spec");
        JsonNode container = spec.at("/containers/0");
        return yaml.replace("${cli}", container.path("image").asText())
                .replace(
                        "${server}",
                        named(container.path("env"), "SERVER").path("value").asText())
                .replace("${ca-mount}", item(named(container.path("volumeMounts"), "ca")))
                .replace("${ca-volume}", item(named(spec.path("volumes"), "ca")));
    }

    /** An element of a list, or nothing. */
    private static String item(JsonNode element) {
        return element.isMissingNode() ? "" : "- " + element;
    }

    private static JsonNode named(JsonNode list, String name) {
        return KubernetesObject.elements(list)
                .filter(element -> element.path("name").asText().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The first port of a component's Service, as {@code kafka/9092}. */
    String door(String component) throws IOException, InterruptedException {
        JsonNode service = cluster.json("get", "service", release + "-" + component);
        return component + "/" + service.at("/spec/ports/0/port").asInt();
    }
}

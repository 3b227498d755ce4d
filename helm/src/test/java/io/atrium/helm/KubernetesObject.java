package io.atrium.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A rendered object.
 *
 * @param json as Kubernetes would get it
 */
record KubernetesObject(JsonNode json) {

    private static final Map<String, String> POD_OF = Map.of(
            "Pod", "",
            "Deployment", "/spec/template",
            "StatefulSet", "/spec/template",
            "Job", "/spec/template",
            "CronJob", "/spec/jobTemplate/spec/template");

    String kind() {
        return json.path("kind").asText();
    }

    String apiVersion() {
        return json.path("apiVersion").asText();
    }

    String name() {
        return json.at("/metadata/name").asText();
    }

    String namespace() {
        return json.at("/metadata/namespace").asText();
    }

    /** What it is a part of. */
    String component() {
        return label("app.kubernetes.io/component");
    }

    String label(String key) {
        return json.path("metadata").path("labels").path(key).asText();
    }

    String annotation(String key) {
        return json.path("metadata").path("annotations").path(key).asText();
    }

    /** Metadata and spec of the pods that it makes. */
    Optional<JsonNode> pod() {
        String pointer = POD_OF.get(kind());
        return pointer == null ? Optional.empty() : Optional.of(json.at(pointer));
    }

    /** Whether its pods are meant to run for ever. */
    boolean serves() {
        return kind().equals("Deployment") || kind().equals("StatefulSet");
    }

    List<JsonNode> containers() {
        return pod().stream()
                .flatMap(pod ->
                        Stream.of("initContainers", "containers").flatMap(list -> elements(pod.at("/spec/" + list))))
                .toList();
    }

    List<JsonNode> mainContainers() {
        return pod().stream()
                .flatMap(pod -> elements(pod.at("/spec/containers")))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    static Map<String, String> strings(JsonNode object) {
        Map<String, String> all = new TreeMap<>();
        object.properties()
                .forEach(field -> all.put(field.getKey(), field.getValue().asText()));
        return all;
    }

    /** Every text in it, wherever. */
    List<String> texts() {
        List<String> all = new ArrayList<>();
        collect(json, all);
        return all;
    }

    private static void collect(JsonNode node, List<String> all) {
        if (node.isValueNode()) {
            all.add(node.asText());
        }
        node.forEach(child -> collect(child, all));
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}

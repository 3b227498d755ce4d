package io.atrium.installer.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Rendered objects.
 *
 * @param objects as the cluster would get them
 */
public record Manifests(List<JsonNode> objects) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, String> POD_OF = Map.of(
            "Pod", "",
            "Deployment", "/spec/template",
            "StatefulSet", "/spec/template",
            "Job", "/spec/template",
            "CronJob", "/spec/jobTemplate/spec/template");

    public Manifests {
        objects = List.copyOf(objects);
    }

    /** Reads what Helm renders. */
    public static Manifests of(String yaml) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && document.has("kind")) {
                    all.add(document);
                }
            }
        }
        return new Manifests(all);
    }

    public Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** Metadata and spec of the pods that an object makes. */
    public static Optional<JsonNode> pod(JsonNode object) {
        String pointer = POD_OF.get(object.path("kind").asText());
        return pointer == null ? Optional.empty() : Optional.of(object.at(pointer));
    }

    public static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Every image that a pod runs. */
    public SortedSet<String> images() {
        SortedSet<String> images = new TreeSet<>();
        for (JsonNode object : objects) {
            pod(object)
                    .ifPresent(pod -> Stream.of("/spec/initContainers", "/spec/containers")
                            .flatMap(list -> elements(pod.at(list)))
                            .forEach(container ->
                                    images.add(container.path("image").asText())));
        }
        return images;
    }
}

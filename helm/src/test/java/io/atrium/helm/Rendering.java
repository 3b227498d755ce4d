package io.atrium.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the chart makes of some values, hooks included.
 *
 * @param values name of the file of values
 * @param objects in the order in which Helm installs them
 */
record Rendering(String values, List<KubernetesObject> objects) {

    Rendering {
        objects = List.copyOf(objects);
    }

    Stream<KubernetesObject> ofKind(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind));
    }

    Optional<KubernetesObject> find(String kind, String name) {
        return ofKind(kind).filter(object -> object.name().equals(name)).findFirst();
    }

    KubernetesObject get(String kind, String name) {
        return find(kind, name)
                .orElseThrow(() -> new AssertionError(values + " has no " + kind + "/" + name + ", but " + objects));
    }

    /** Everything that makes pods. */
    List<KubernetesObject> workloads() {
        return objects.stream().filter(object -> object.pod().isPresent()).toList();
    }

    /** Labels of pods by component. */
    Map<String, JsonNode> podLabels() {
        return workloads().stream()
                .collect(Collectors.toMap(
                        KubernetesObject::component,
                        workload -> workload.pod().orElseThrow().at("/metadata/labels")));
    }

    @Override
    public String toString() {
        return values;
    }
}

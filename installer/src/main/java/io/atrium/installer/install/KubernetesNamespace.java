package io.atrium.installer.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.kubernetes.ClusterApi;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What steps do in a namespace beside Helm. */
record KubernetesNamespace(ClusterApi api, String name) {

    /** The label and annotation that says which run made something. */
    static final String RUN = "atrium.io/run";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String OURS = "app.kubernetes.io/instance%3D" + KubernetesTarget.RELEASE;

    /** Makes it unless it is there. */
    String make(String run) throws IOException, InterruptedException {
        if (found().isPresent()) {
            return "It was there.";
        }
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Namespace");
        ObjectNode metadata = body.putObject("metadata").put("name", name);
        metadata.putObject("labels").put("pod-security.kubernetes.io/enforce", "restricted");
        metadata.putObject("annotations").put(RUN, run);
        return api.post("/api/v1/namespaces", body).isPresent() ? "It is made." : "It was there.";
    }

    /** Removes it, if this run has made it. */
    void unmake(String run) throws IOException, InterruptedException {
        Optional<JsonNode> there = found();
        if (there.isPresent()
                && there.orElseThrow()
                        .at("/metadata/annotations")
                        .path(RUN)
                        .asText()
                        .equals(run)) {
            api.delete("/api/v1/namespaces/" + name);
        }
    }

    private Optional<JsonNode> found() throws IOException, InterruptedException {
        return api.get("/api/v1/namespaces/" + name);
    }

    /** Helm refuses to begin while its record says that something is under way; what a run of ours has left so is no more. */
    void forget(String run) throws IOException, InterruptedException {
        for (JsonNode record : list("/api/v1", "secrets", "owner%3Dhelm,name%3D" + KubernetesTarget.RELEASE)) {
            JsonNode labels = record.at("/metadata/labels");
            if (labels.path("status").asText().startsWith("pending-")
                    && labels.path(RUN).asText().equals(run)) {
                api.delete(path("/api/v1", "secrets", record));
            }
        }
    }

    /**
     * Which pods are not ready, and why, for a sentence that ends with them; everything about them goes into the log.
     *
     * @param log where Helm's own words are
     */
    String waiting(Path log) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            for (JsonNode pod : list("/api/v1", "pods", OURS)) {
                String why = why(pod);
                if (!why.isEmpty()) {
                    lines.add("\n  " + pod.at("/metadata/name").asText() + ": " + why);
                }
            }
            StringBuilder events = new StringBuilder("Events:\n");
            for (JsonNode event : list("/api/v1", "events", "")) {
                events.append(event.path("lastTimestamp").asText())
                        .append(' ')
                        .append(event.at("/involvedObject/kind").asText())
                        .append('/')
                        .append(event.at("/involvedObject/name").asText())
                        .append(' ')
                        .append(event.path("reason").asText())
                        .append(": ")
                        .append(event.path("message").asText())
                        .append('\n');
            }
            Files.writeString(
                    log, String.join("", lines) + "\n" + events, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            lines.add("\n  the pods cannot be asked: " + e.getMessage());
        }
        return String.join("", lines);
    }

    /** Empty for a pod that is ready or has ended well. */
    private static String why(JsonNode pod) {
        String phase = pod.at("/status/phase").asText();
        boolean ready = Manifests.elements(pod.at("/status/conditions"))
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
        if (ready || phase.equals("Succeeded")) {
            return "";
        }
        List<String> reasons = new ArrayList<>();
        Manifests.elements(pod.at("/status/conditions"))
                .filter(condition -> condition.path("type").asText().equals("PodScheduled")
                        && !condition.path("status").asText().equals("True"))
                .forEach(condition -> reasons.add(condition.path("message").asText()));
        for (String statuses : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode status : pod.path("status").path(statuses)) {
                JsonNode state = status.at("/state/waiting");
                if (state.has("reason") && !state.path("reason").asText().equals("PodInitializing")) {
                    reasons.add(status.path("name").asText() + " "
                            + state.path("reason").asText() + " "
                            + state.path("message").asText());
                } else if (!status.path("ready").asBoolean()
                        && status.at("/state").has("running")) {
                    reasons.add(status.path("name").asText() + " runs and is not ready");
                }
            }
        }
        return phase + (reasons.isEmpty() ? "" : ", " + String.join("; ", reasons));
    }

    /** Helm leaves the pods of tests. */
    void deleteTests() throws IOException, InterruptedException {
        for (JsonNode pod : list("/api/v1", "pods", OURS + ",app.kubernetes.io/component%3Dtest")) {
            api.delete(path("/api/v1", "pods", pod));
        }
    }

    /**
     * Waits until the last pod is gone: Helm waits for what owns them. A JobManager that still runs would make its ConfigMaps anew.
     *
     * @throws IOException when some are still there after the patience; the message names them
     */
    void awaitNoPods(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            List<String> left = new ArrayList<>();
            list("/api/v1", "pods", OURS)
                    .forEach(pod -> left.add(pod.at("/metadata/name").asText()));
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("After " + patience.toSeconds() + " s these pods are still there: "
                        + String.join(", ", left) + ". kubectl describe says what they wait for; then run it again.");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** What an uninstallation keeps. */
    String deleteData() throws IOException, InterruptedException {
        int count = 0;
        for (String kind : List.of("persistentvolumeclaims", "secrets")) {
            for (JsonNode object : list("/api/v1", kind, OURS)) {
                api.delete(path("/api/v1", kind, object));
                count++;
            }
        }
        // Its leader election makes them without the label configmap-type=high-availability, which Flink's
        // documentation names.
        for (JsonNode pointer : list("/api/v1", "configmaps", "type%3Dflink-native-kubernetes")) {
            if (pointer.at("/metadata/name").asText().startsWith(KubernetesTarget.RELEASE + "-")) {
                api.delete(path("/api/v1", "configmaps", pointer));
                count++;
            }
        }
        return count + " objects are deleted.";
    }

    private JsonNode list(String group, String kind, String selector) throws IOException, InterruptedException {
        String query = selector.isEmpty() ? "" : "?labelSelector=" + selector;
        return api.get(group + "/namespaces/" + name + "/" + kind + query)
                .map(list -> list.path("items"))
                .orElseGet(KubernetesNamespace::nothing);
    }

    private static ArrayNode nothing() {
        return JsonNodeFactory.instance.arrayNode();
    }

    private String path(String group, String kind, JsonNode object) {
        return group + "/namespaces/" + name + "/" + kind + "/"
                + object.at("/metadata/name").asText();
    }
}

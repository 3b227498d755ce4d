package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A namespace of a real cluster, by {@code kubectl}.
 *
 * @param kubeconfig whose cluster
 * @param namespace of the test's own
 */
record Cluster(Path kubeconfig, String namespace) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final int MINUTES = 20;

    /** What a command says; a failure is one of the test. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        Answer answer = ask(arguments);
        assertThat(answer.code())
                .as("kubectl %s: %s", String.join(" ", arguments), answer.text())
                .isZero();
        return answer.text();
    }

    record Answer(int code, String text) {}

    Answer ask(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString(), "--namespace", namespace));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("kubectl", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("kubectl " + String.join(" ", arguments) + " did not end");
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Answer(process.exitValue(), text);
    }

    JsonNode json(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        return JSON.readTree(kubectl(all.toArray(String[]::new)));
    }

    /** Makes or changes what a text describes. */
    void apply(String yaml) throws IOException, InterruptedException {
        Path file = Files.createTempFile("object", ".yaml");
        Files.writeString(file, yaml);
        kubectl("apply", "-f", file.toString());
        Files.delete(file);
    }

    /** Waits for a condition; at the end its last complaint is the failure. */
    static <T> T await(String what, Duration patience, Callable<T> attempt) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return attempt.call();
            } catch (AssertionError | IOException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(what + " was not so within " + patience, notYet);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Every Deployment and StatefulSet of a release has all its pods ready, and of the newest revision. */
    void awaitReady(String release, Duration patience) throws Exception {
        await("the release is ready", patience, () -> {
            for (JsonNode workload : json(
                            "get", "deployments,statefulsets", "-l", "app.kubernetes.io/instance=" + release)
                    .path("items")) {
                String name = workload.path("kind").asText() + "/"
                        + workload.at("/metadata/name").asText();
                assertThat(workload.at("/status/observedGeneration").asLong())
                        .as(name)
                        .isEqualTo(workload.at("/metadata/generation").asLong());
                for (String count : List.of("readyReplicas", "updatedReplicas", "replicas")) {
                    assertThat(workload.path("status").path(count).asInt())
                            .as(name + " " + count)
                            .isEqualTo(workload.at("/spec/replicas").asInt());
                }
            }
            return true;
        });
    }

    /** Pods of a component that are not on their way out. */
    List<JsonNode> pods(String component) throws IOException, InterruptedException {
        return KubernetesObject.elements(json("get", "pods", "-l", "app.kubernetes.io/component=" + component)
                        .path("items"))
                .filter(pod -> !pod.path("metadata").has("deletionTimestamp"))
                .toList();
    }

    /**
     * Kills a pod and waits until another is ready in its place. The pod is not forced out of the API: its successor would start beside
     * it, on the same volume.
     */
    void replace(String component, Duration patience) throws Exception {
        List<JsonNode> before = pods(component);
        assertThat(before).as(component).isNotEmpty();
        JsonNode victim = before.get(0).path("metadata");
        kubectl("delete", "pod", victim.path("name").asText(), "--grace-period=1", "--timeout=5m");
        await("another " + component + " is ready", patience, () -> {
            List<JsonNode> now = pods(component);
            assertThat(now).as(component).hasSameSizeAs(before).allSatisfy(pod -> {
                assertThat(pod.at("/metadata/uid")).isNotEqualTo(victim.path("uid"));
                assertThat(ready(pod)).as(pod.at("/metadata/name").asText()).isTrue();
            });
            return true;
        });
    }

    static boolean ready(JsonNode pod) {
        return KubernetesObject.elements(pod.at("/status/conditions"))
                .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                        && condition.path("status").asText().equals("True"));
    }

    /** Names of the claims that a pod mounts. */
    static List<String> claims(JsonNode pod) {
        return KubernetesObject.elements(pod.at("/spec/volumes"))
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asText())
                .filter(claim -> !claim.isEmpty())
                .toList();
    }

    String nodeOf(String pod) throws IOException, InterruptedException {
        return json("get", "pod", pod).at("/spec/nodeName").asText();
    }
}

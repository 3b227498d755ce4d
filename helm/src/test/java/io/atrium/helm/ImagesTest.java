package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.images.ImagesCommands;
import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.oci.ImageDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The chart runs what the bundle has, and one image that its operator brings. */
final class ImagesTest {

    private static final Map<String, ImageDefinition> BUNDLE =
            ImageCatalogue.images().stream().collect(Collectors.toMap(ImageDefinition::name, Function.identity()));
    private static final String BROUGHT = "clickhouse-server";

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void everyImageIsOfTheBundleOrNamedAsBrought(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.containers()) {
                String repository = repository(container);
                boolean brought = repository.endsWith("/" + BROUGHT);
                assertThat(brought || BUNDLE.containsKey(inBundle(repository)))
                        .as(workload + " runs " + repository)
                        .isTrue();
                assertThat(brought)
                        .isEqualTo(workload.component().equals("clickhouse")
                                && container.path("name").asText().equals("clickhouse")
                                && rendering.values().matches("(clickhouse-.*|l-.*|xl-.*|dedicated-large)"));
            }
        }
    }

    /** What an image says must be writable is a volume there, or the container could not run with a read-only root. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void whatAnImageWritesToIsMounted(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.mainContainers()) {
                ImageDefinition image = BUNDLE.get(inBundle(repository(container)));
                Set<String> writable = KubernetesObject.elements(container.path("volumeMounts"))
                        .filter(mount -> !mount.path("readOnly").asBoolean())
                        .map(mount -> mount.path("mountPath").asText())
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(writable).as(workload.toString()).contains("/tmp");
                if (workload.serves() && image != null && !image.name().matches("atrium/(server|cli)")) {
                    assertThat(writable).as(workload.toString()).containsAll(image.volumes());
                }
            }
        }
    }

    /** Whoever mirrors images forgets none: hooks, jobs, init containers and the brought image follow. */
    @Test
    void theRegistryReachesEveryImage() {
        Rendering rendering = Chart.rendered("xl-everything");
        Set<String> seen = new TreeSet<>();
        for (KubernetesObject workload : rendering.workloads()) {
            workload.containers()
                    .forEach(container -> seen.add(container.path("image").asText()));
            assertThat(workload.pod()
                            .orElseThrow()
                            .at("/spec/imagePullSecrets/0/name")
                            .asText())
                    .as(workload.toString())
                    .isEqualTo("pull");
        }
        assertThat(seen).hasSizeGreaterThan(7).allMatch(image -> image.startsWith("registry.example.org/mirror/"));
        assertThat(rendering.workloads())
                .extracting(KubernetesObject::kind)
                .contains("Deployment", "StatefulSet", "Job", "CronJob", "Pod");
    }

    /** What `atrium images load` writes into a file is what the chart asks for when nothing is said. */
    @Test
    void withoutARegistryTheNamesAreThoseOfALoadedFile() {
        String prefix = Objects.requireNonNull(
                        new CommandLine(ImagesCommands.class).getSubcommands().get("load"))
                .getCommandSpec()
                .findOption("--prefix")
                .defaultValue();
        Set<String> images = Chart.rendered("s-defaults").workloads().stream()
                .flatMap(workload -> workload.containers().stream())
                .map(container -> container.path("image").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        String version = SchemaTest.read(Chart.SOURCE.resolve("Chart.yaml"))
                .path("appVersion")
                .asText();
        assertThat(images)
                .hasSizeGreaterThan(7)
                .allMatch(image -> image.startsWith(prefix + "atrium/") && image.endsWith(":" + version));
    }

    @Test
    void digestsAreForRegistriesAlone() {
        String digest = "images: {digests: {server: 'sha256:" + "1".repeat(64) + "'}}\n";
        assertThatThrownBy(() -> Chart.with(digest)).hasMessageContaining("images.digests: an image that was imported");
        assertThat(Chart.with(digest + "global: {registry: registry.example.org}")
                        .objects())
                .isNotEmpty();
    }

    @Test
    void tagsAndDigestsAreTakenAsGiven() {
        Rendering rendering = Chart.rendered("registry");
        List<String> images = rendering.workloads().stream()
                .flatMap(workload -> workload.containers().stream())
                .map(container -> container.path("image").asText())
                .distinct()
                .toList();
        assertThat(images)
                .contains("registry.example.org:5000/atrium/mirror/atrium/server:1.2.3@sha256:" + "1".repeat(64))
                .allMatch(image -> image.contains(":1.2.3"));
        assertThat(rendering.workloads())
                .flatExtracting(KubernetesObject::containers)
                .allMatch(
                        container -> container.path("imagePullPolicy").asText().equals("Always"));
    }

    /** Where a container names no command, the image's own has to be there; where it gives arguments, they fit its entry point. */
    @Test
    void theBundleHasAnImageForEveryMode() {
        Set<String> used = Chart.renderings()
                .flatMap(rendering -> rendering.workloads().stream())
                .flatMap(workload -> workload.containers().stream())
                .map(container -> inBundle(repository(container)))
                .filter(BUNDLE::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> unused = new TreeSet<>(BUNDLE.keySet());
        unused.removeAll(used);
        assertThat(unused).as("in the bundle, for something else").containsExactly("atrium/simulator");
    }

    private static String repository(JsonNode container) {
        return container.path("image").asText().replaceAll("@.*", "").replaceAll(":[^/:]*$", "");
    }

    private static String inBundle(String repository) {
        return repository.replaceAll(".*(atrium/[a-z-]+)$", "$1");
    }
}

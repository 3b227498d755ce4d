package io.atrium.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The chart, rendered by Helm itself. */
final class Chart {

    static final Path SOURCE = Path.of(System.getProperty("atrium.checkout"), "helm/charts/atrium");
    static final String RELEASE = "atrium";
    static final String NAMESPACE = "atrium";
    static final YAMLMapper YAML = YAMLMapper.builder().build();

    private static final String NEWEST = "1.33.0";
    private static final Map<String, Rendering> KNOWN = new ConcurrentHashMap<>();
    private static final Chart ONLY = new Chart(text -> text);

    private final Path folder;

    /** A copy in which hooks are ordinary objects, because Helm's library gives away only those; and changed as a test wants. */
    private Chart(UnaryOperator<String> change) {
        FakeCluster.started();
        try (Stream<Path> files = Files.walk(SOURCE)) {
            folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "chart");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SOURCE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy, change.apply(Files.readString(file).replace("helm.sh/hook", "shown.test/hook")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart with other texts in its files. */
    static Chart changed(UnaryOperator<String> change) {
        return new Chart(change);
    }

    /** The files of values that all rules hold for. */
    static List<Path> combinations() {
        try (Stream<Path> files = Files.list(SOURCE.resolve("ci"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every combination, rendered once for all tests. */
    static Stream<Rendering> renderings() {
        return combinations().stream().map(Chart::rendered);
    }

    static Rendering rendered(String values) {
        return rendered(SOURCE.resolve("ci").resolve(values + "-values.yaml"));
    }

    private static synchronized Rendering rendered(Path values) {
        return KNOWN.computeIfAbsent(values.getFileName().toString().replace("-values.yaml", ""), name -> {
            FakeCluster.started().clear();
            return new Rendering(name, ONLY.template(values, NEWEST));
        });
    }

    /** These values and, unless they name them first, the needed addresses; rendered anew. */
    static Rendering with(String yaml) {
        return ONLY.render(yaml);
    }

    Rendering render(String yaml) {
        try {
            Path values = Files.createTempFile(folder, "values", ".yaml");
            String addresses = """
                    workplace: {url: "https://atrium.example.org"}
                    identity: {url: "https://id.example.org"}
                    """;
            Files.writeString(values, (yaml.startsWith("workplace:") ? "" : addresses) + yaml);
            return new Rendering(yaml, template(values, NEWEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<KubernetesObject> forKubernetes(String version, Path values) {
        FakeCluster.started().clear();
        return ONLY.template(values, version);
    }

    private List<KubernetesObject> template(Path values, String version) {
        String manifest = new Helm(folder)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion(version)
                .withValuesFile(values)
                .call();
        return parse(manifest);
    }

    private static List<KubernetesObject> parse(String manifest) {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(manifest)) {
            List<KubernetesObject> objects = new ArrayList<>();
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document != null && !document.isEmpty()) {
                    objects.add(new KubernetesObject(document));
                }
            }
            return objects;
        } catch (IOException e) {
            throw new UncheckedIOException("Helm rendered what is no YAML", e);
        }
    }

    static LintResult lint() {
        return new Helm(SOURCE).lint().strict().call();
    }
}

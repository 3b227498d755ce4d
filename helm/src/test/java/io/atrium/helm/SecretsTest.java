package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets: made once, kept, made anew on demand, and nowhere but in Secrets. */
final class SecretsTest {

    private static final String NAME = "atrium-secrets";

    @AfterEach
    void nothingIsInstalled() {
        FakeCluster.started().clear();
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void nothingSecretIsAnywhereElse(Rendering rendering) {
        Set<String> values = new TreeSet<>();
        rendering
                .ofKind("Secret")
                .forEach(secret -> values.addAll(decoded(secret).values()));
        for (KubernetesObject object : rendering.objects()) {
            if (!object.kind().equals("Secret")) {
                for (String text : object.texts()) {
                    assertThat(values).as(object.toString()).noneMatch(text::contains);
                }
            }
            for (JsonNode container : object.containers()) {
                container
                        .path("env")
                        .forEach(variable -> assertThat(
                                        variable.path("name").asText().matches(".*(PASSWORD|SECRET|TOKEN|KEY)")
                                                && variable.has("value"))
                                .as(object + " " + variable)
                                .isFalse());
            }
        }
    }

    /** Every Secret, ConfigMap and claim that a pod names is made here, or is the operator's by its values. */
    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#renderings")
    void whatAPodNamesIsThere(Rendering rendering) {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (KubernetesObject object : rendering.objects()) {
            keys.put(
                    object.kind() + "/" + object.name(),
                    KubernetesObject.strings(object.json().path("data")).keySet());
        }
        rendering
                .ofKind("Certificate")
                .forEach(certificate -> keys.put(
                        "Secret/" + certificate.json().at("/spec/secretName").asText(),
                        Set.of("tls.crt", "tls.key", "ca.crt")));
        for (KubernetesObject workload : rendering.workloads()) {
            for (Named named : named(workload)) {
                boolean brought = named.name()
                        .matches(
                                "atrium-credentials|atrium-pg-.*|keycloak-pg|(server|keycloak|postgresql|kafka|clickhouse|flink)-tls|pg-ca|events-client");
                if (brought) {
                    continue;
                }
                assertThat(keys).as(workload.toString()).containsKey(named.kind() + "/" + named.name());
                named.key()
                        .ifPresent(key -> assertThat(keys.get(named.kind() + "/" + named.name()))
                                .as(workload + " " + named)
                                .contains(key));
            }
        }
    }

    @Test
    void anUpgradeKeepsEveryOne() {
        // Given
        KubernetesObject installed = Chart.with("tests: {enabled: true}").get("Secret", NAME);
        FakeCluster.started().put(installed);
        // When
        KubernetesObject upgraded = Chart.with("tests: {enabled: true}").get("Secret", NAME);
        // Then
        assertThat(decoded(upgraded)).isEqualTo(decoded(installed)).hasSizeGreaterThan(30);
    }

    @Test
    void twoInstallationsShareNone() {
        Set<String> all =
                new TreeSet<>(decoded(Chart.with("").get("Secret", NAME)).values());
        int each = all.size();
        all.addAll(decoded(Chart.with("").get("Secret", NAME)).values());
        assertThat(all).hasSize(2 * each);
    }

    @Test
    void rotationMakesTheNamedOnesAnewAndOnlyOnce() {
        // Given
        KubernetesObject installed = Chart.with("").get("Secret", NAME);
        FakeCluster.started().put(installed);
        // When
        Rendering rotated = Chart.with("secrets: {rotate: {postgresql-server: 1}}");
        FakeCluster.started().put(rotated.get("Secret", NAME));
        KubernetesObject again =
                Chart.with("secrets: {rotate: {postgresql-server: 1}}").get("Secret", NAME);
        // Then
        Map<String, String> before = decoded(installed);
        Map<String, String> after = decoded(rotated.get("Secret", NAME));
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                        .map(Map.Entry::getKey))
                .containsExactly("postgresql-server");
        assertThat(decoded(again)).isEqualTo(after);
        assertThat(rotation(rotated)).as("pods start anew").isNotEqualTo(rotation(Chart.with("")));
    }

    @Test
    void theSigningKeyIsOne() throws Exception {
        String pem = decoded(Chart.with("").get("Secret", NAME)).getOrDefault("installation-signing-key", "");
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)))
                        .getAlgorithm())
                .isEqualTo("EdDSA");
    }

    @Test
    void aSecretOfTheOperatorIsTakenForAll() {
        Rendering rendering = Chart.rendered("all-external");
        assertThat(rendering.ofKind("Secret")).isEmpty();
        assertThat(rendering.workloads())
                .flatExtracting(SecretsTest::named)
                .filteredOn(named -> named.kind().equals("Secret"))
                .isNotEmpty()
                .allMatch(named -> named.name().equals("atrium-credentials"));
    }

    /** A secret is a value or a reference, never both. */
    @Test
    void whatIsReferencedIsNotMade() {
        Rendering rendering = Chart.rendered("external-postgresql");
        assertThat(decoded(rendering.get("Secret", NAME)))
                .containsKey("postgresql-superuser")
                .doesNotContainKeys("postgresql-owner", "postgresql-server", "postgresql-keycloak");
        assertThat(named(rendering.get("Deployment", "atrium-server")))
                .contains(new Named("Secret", "atrium-pg-owner", Optional.of("password")));
    }

    /** Least of all: who does not need a password does not have it. */
    @Test
    void administratorsPasswordsAreWithWhomTheyShould() {
        Rendering rendering = Chart.rendered("xl-everything");
        assertThat(holders(rendering, "postgresql-superuser")).containsExactly("postgresql");
        assertThat(holders(rendering, "clickhouse-admin")).containsExactly("clickhouse", "migrate-warehouse");
        assertThat(holders(rendering, "keycloak-admin")).containsExactly("keycloak", "migrate-database", "server");
        assertThat(holders(rendering, "platform-operations")).containsExactly("backup", "migrate-database", "server");
    }

    private static Set<String> holders(Rendering rendering, String key) {
        Set<String> holders = new TreeSet<>();
        for (KubernetesObject workload : rendering.workloads()) {
            if (named(workload).stream()
                    .anyMatch(named -> named.key().filter(key::equals).isPresent())) {
                holders.add(workload.component());
            }
        }
        return holders;
    }

    private static String rotation(Rendering rendering) {
        return rendering
                .get("Deployment", "atrium-server")
                .json()
                .at("/spec/template/metadata/annotations")
                .path("atrium.io/rotation")
                .asText();
    }

    record Named(String kind, String name, Optional<String> key) {}

    /** What the pods of a workload name: in variables, volumes and projections. */
    static List<Named> named(KubernetesObject workload) {
        List<Named> all = new ArrayList<>();
        workload.containers()
                .forEach(container -> container.path("env").forEach(variable -> {
                    JsonNode reference = variable.at("/valueFrom/secretKeyRef");
                    if (reference.isObject()) {
                        all.add(new Named("Secret", reference.path("name").asText(), key(reference)));
                    }
                }));
        workload.pod().orElseThrow().at("/spec/volumes").forEach(volume -> {
            add(all, "Secret", volume.path("secret"), "secretName");
            add(all, "ConfigMap", volume.path("configMap"), "name");
            add(all, "PersistentVolumeClaim", volume.path("persistentVolumeClaim"), "claimName");
            volume.at("/projected/sources").forEach(source -> {
                add(all, "Secret", source.path("secret"), "name");
                add(all, "ConfigMap", source.path("configMap"), "name");
            });
        });
        return all;
    }

    private static void add(List<Named> all, String kind, JsonNode source, String field) {
        if (!source.isObject()) {
            return;
        }
        String name = source.path(field).asText();
        if (source.path("items").isEmpty()) {
            all.add(new Named(kind, name, Optional.empty()));
        }
        source.path("items").forEach(item -> all.add(new Named(kind, name, key(item))));
    }

    private static Optional<String> key(JsonNode node) {
        return Optional.of(node.path("key").asText());
    }

    private static Map<String, String> decoded(KubernetesObject secret) {
        Map<String, String> all = new TreeMap<>();
        KubernetesObject.strings(secret.json().path("data"))
                .forEach((key, value) ->
                        all.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return all;
    }
}

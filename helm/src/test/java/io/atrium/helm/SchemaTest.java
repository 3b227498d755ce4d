package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values: complete, strict, and wrong ones are told with their path. */
final class SchemaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode SCHEMA = read(Chart.SOURCE.resolve("values.schema.json"));

    @Test
    void theChartLints() {
        LintResult lint = Chart.lint();
        assertThat(lint.isFailed()).as(String.join("\n", lint.getMessages())).isFalse();
        assertThat(lint.getMessages()).noneMatch(message -> message.contains("WARNING") || message.contains("ERROR"));
    }

    /** A key of the schema has a default and a description, a default has its key: none is forgotten on either side. */
    @Test
    void schemaAndDefaultsHaveTheSameKeys() {
        List<String> problems = new ArrayList<>();
        compare("", SCHEMA, read(Chart.SOURCE.resolve("values.yaml")), problems);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.atrium.helm.Chart#combinations")
    void everyCombinationFits(Path values) {
        ObjectNode merged = merge((ObjectNode) read(Chart.SOURCE.resolve("values.yaml")), (ObjectNode) read(values));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(SCHEMA);
        assertThat(schema.validate(merged)).isEmpty();
    }

    /** Every object that takes only known keys refuses another one, at every depth. */
    @Test
    void everySectionRefusesUnknownKeys() {
        List<String> open = new ArrayList<>();
        sections("", SCHEMA, open);
        assertThat(open)
                .as("sections that take any key, each for a reason that its description gives")
                .containsExactlyInAnyOrder(
                        "pods.securityContext",
                        "pods.containerSecurityContext",
                        "server.configuration.http.limits",
                        "server.configuration.audit",
                        "server.configuration.federation",
                        "server.configuration.retention");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sever: {replicas: 2} | sever",
                "server: {replica: 2} | replica",
                "server: {replicas: two} | server.replicas",
                "profile: XXL | profile",
                "kafka: {replicas: 2} | kafka.replicas",
                "images: {digests: {server: abc}} | images.digests.server",
                "images: {digests: {sever: abc}} | images.digests",
                "secrets: {rotate: {server-encryption-key: 1}} | server-encryption-key",
                "kafka: {mode: external, external: {bootstrapServers: broker}} | kafka.external.bootstrapServers",
                "networkPolicy: {egress: {server: [{form: []}]}} | networkPolicy.egress.server.0",
                "postgresql: {storage: 10 GB} | postgresql.storage",
            })
    void aWrongValueIsToldWithItsPath(String yaml, String path) {
        assertThatThrownBy(() -> Chart.with(yaml))
                .satisfies(e -> assertThat(String.valueOf(e.getMessage()).replace('/', '.'))
                        .contains(path));
    }

    /** What the schema cannot say, the chart does: what, where, what to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenancy: {mode: dedicated} | tenancy.tenant: a dedicated release names its tenant",
                "postgresql: {mode: external} | postgresql.external.host: is needed",
                "postgresql: {mode: external, external: {host: pg}} | postgresql.external.caConfigMap: sslMode=verify-full needs",
                "kafka: {mode: external} | kafka.external.bootstrapServers: is needed",
                "clickhouse: {mode: external} | clickhouse.external.url: is needed",
                "keycloak: {mode: external} | keycloak.external.url: is needed",
                "profile: L | clickhouse.mode: the evaluation engine is for trials on one node, not for profile L",
                "server: {replicas: 2, transfer: {enabled: true}} | server.transfer.accessMode: several servers share this volume",
                "backup: {enabled: true} | backup.enabled: exports lie in server.transfer",
                "tls: {mode: certManager} | tls.issuer.name: is needed",
                "tls: {mode: secrets, secrets: {server: a, keycloak: b, kafka: c}} | tls.secrets.postgresql is needed",
                "secrets: {references: {postgres-owner: {secret: x}}} | secrets.references.postgres-owner: there is no such key",
                "secrets: {existing: x, rotate: {postgresql-owner: 1}} | secrets.rotate: the chart does not make the keys",
                "flink: {parallelism: 9} | flink.parallelism: 9 needs more",
                "flink: {resources: {taskManager: {limits: {memory: 2000}}}} | write it in Mi, Gi or Ti",
            })
    void whatDoesNotGoTogetherIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> Chart.with(yaml)).hasMessageContaining(message);
    }

    @Test
    void theAddressesAreNeeded() {
        assertThatThrownBy(() -> Chart.with("workplace: {url: 'https://atrium.example.org'}"))
                .hasMessageContaining("identity.url: the address of the sign-in is needed");
        assertThatThrownBy(() -> Chart.with("workplace: {}\nidentity: {url: 'https://id.example.org'}"))
                .hasMessageContaining("workplace.url: the address of the workplace is needed");
    }

    private static void compare(String path, JsonNode schema, JsonNode value, List<String> problems) {
        if (schema.path("description").asText().isEmpty() && !schema.has("properties")) {
            problems.add(path + ": no description");
        }
        if (value.isMissingNode()) {
            problems.add(path + ": no default");
        }
        boolean closed = schema.has("properties") && value.isObject();
        if (!closed
                || path.endsWith("esources")
                || path.matches(".*(autoscaling|digests|configuration|jobManager|taskManager)")) {
            return;
        }
        schema.path("properties")
                .properties()
                .forEach(field ->
                        compare(join(path, field.getKey()), field.getValue(), value.path(field.getKey()), problems));
        value.fieldNames().forEachRemaining(key -> {
            if (!schema.path("properties").has(key)) {
                problems.add(join(path, key) + ": not in the schema");
            }
        });
    }

    private static void sections(String path, JsonNode schema, List<String> open) {
        boolean object = schema.path("type").asText().equals("object")
                || schema.path("type").toString().contains("\"object\"");
        if (object && !schema.has("additionalProperties")) {
            open.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(field -> sections(join(path, field.getKey()), field.getValue(), open));
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static ObjectNode merge(ObjectNode base, ObjectNode over) {
        over.properties().forEach(field -> {
            if (base.path(field.getKey()).isObject() && field.getValue().isObject()) {
                merge((ObjectNode) base.path(field.getKey()), (ObjectNode) field.getValue());
            } else {
                base.set(field.getKey(), field.getValue());
            }
        });
        return base;
    }

    static JsonNode read(Path file) {
        try {
            return file.toString().endsWith(".json")
                    ? JSON.readTree(file.toFile())
                    : Chart.YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

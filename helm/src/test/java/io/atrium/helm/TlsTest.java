package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With TLS on, nothing inside speaks without it but what is named here with its reason. */
final class TlsTest {

    /** Component (Flink's without the application) and port that speak TLS, and how one sees it in what is rendered. */
    private static final Map<String, Predicate<Rendering>> SECURED = Map.ofEntries(
            Map.entry("server http", says("atrium-server", "server.yaml", "keyFile: /etc/atrium/tls/tls.key")),
            Map.entry("keycloak https", rendering -> true),
            Map.entry(
                    "postgresql postgresql", says("atrium-postgresql", "pg_hba.conf", "hostssl atrium atrium_server")),
            Map.entry("kafka kafka", says("atrium-kafka", "server.properties", "listeners=SSL://0.0.0.0:9092,")),
            Map.entry("kafka controller", says("atrium-kafka", "server.properties", "CONTROLLER:SSL")),
            Map.entry("clickhouse https", rendering -> true),
            Map.entry("clickhouse native", says("atrium-clickhouse", "config.xml", "<tcp_port_secure>9440<")),
            Map.entry(
                    "clickhouse interserver", says("atrium-clickhouse", "config.xml", "<interserver_https_port>9010<")),
            Map.entry("clickhouse keeper", says("atrium-clickhouse", "config.xml", "<tcp_port_secure>9281<")),
            Map.entry("clickhouse raft", says("atrium-clickhouse", "config.xml", "<secure>true</secure>")),
            Map.entry(
                    "jobmanager rest",
                    says("atrium-flink-ingest", "jobmanager.yaml", "security.ssl.rest.enabled: true")),
            Map.entry(
                    "jobmanager rpc",
                    says("atrium-flink-ingest", "jobmanager.yaml", "security.ssl.internal.enabled: true")),
            Map.entry(
                    "jobmanager blob",
                    says("atrium-flink-ingest", "jobmanager.yaml", "security.ssl.internal.enabled: true")),
            Map.entry(
                    "taskmanager rpc",
                    says("atrium-flink-ingest", "taskmanager.yaml", "security.ssl.internal.enabled: true")),
            Map.entry(
                    "taskmanager data",
                    says("atrium-flink-ingest", "taskmanager.yaml", "security.ssl.internal.enabled: true")));

    /** Figures and states of health, no data: kubelet and whom networkPolicy.monitoringFrom names read them, nobody else gets there. */
    private static final Set<String> WITHOUT = Set.of(
            "server management",
            "keycloak management",
            "clickhouse metrics",
            "kafka metrics",
            "jobmanager metrics",
            "taskmanager metrics");

    static Stream<Rendering> secured() {
        return Chart.renderings()
                .filter(rendering -> rendering.values().startsWith("tls-")
                        || rendering.values().equals("xl-everything"));
    }

    @ParameterizedTest
    @MethodSource("secured")
    void noContainerListensWithoutTlsButWhereItIsNamed(Rendering rendering) {
        for (KubernetesObject workload : rendering.workloads()) {
            String component = workload.component().replaceAll("flink-[a-z]+-", "");
            for (JsonNode container : workload.mainContainers()) {
                container.path("ports").forEach(port -> {
                    String named = component + " " + port.path("name").asText();
                    assertThat(SECURED.containsKey(named) || WITHOUT.contains(named))
                            .as(named)
                            .isTrue();
                    if (SECURED.containsKey(named)) {
                        assertThat(SECURED.get(named)).as(named).accepts(rendering);
                    }
                });
            }
        }
    }

    /** Addresses in configurations, arguments and variables: whoever asks inside asks with TLS. */
    @ParameterizedTest
    @MethodSource("secured")
    void nobodyAsksInsideWithoutTls(Rendering rendering) {
        Pattern plain = Pattern.compile("http://atrium-[a-z-]+|<https?_port>8123|<tcp_port>|interserver_http_port>");
        List<String> found = new ArrayList<>();
        for (KubernetesObject object : rendering.objects()) {
            for (String text : object.texts()) {
                Matcher matcher = plain.matcher(text);
                while (matcher.find()) {
                    found.add(object + " " + matcher.group());
                }
            }
        }
        assertThat(found).isEmpty();
        for (KubernetesObject workload : rendering.workloads()) {
            for (JsonNode container : workload.mainContainers()) {
                for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                    JsonNode get = container.path(probe).path("httpGet");
                    if (get.isObject() && !get.path("port").asText().equals("management")) {
                        assertThat(get.path("scheme").asText())
                                .as(workload + " " + probe)
                                .isEqualTo("HTTPS");
                    }
                }
            }
        }
    }

    /** A pod that asks a name which its peer's certificate does not have gets no answer. */
    @Test
    void certificatesAreForEveryNameThatIsAskedFor() {
        Rendering rendering = Chart.rendered("xl-everything");
        assertThat(names(rendering, "clickhouse"))
                .contains("atrium-clickhouse", "*.atrium-clickhouse-nodes.atrium.svc");
        assertThat(rendering
                        .get("ConfigMap", "atrium-clickhouse")
                        .json()
                        .at("/data")
                        .path("config.xml")
                        .asText())
                .contains(
                        "<host>atrium-clickhouse-2.atrium-clickhouse-nodes.atrium.svc</host><port>9440</port><secure>1</secure>",
                        "<host>atrium-clickhouse-0.atrium-clickhouse-nodes.atrium.svc</host><port>9281</port><secure>1</secure>");
        assertThat(names(rendering, "flink")).contains("atrium-flink-ingest", "atrium-flink-processes.atrium.svc");
        Set<String> components = new TreeSet<>();
        rendering.ofKind("Certificate").forEach(certificate -> components.add(certificate.component()));
        assertThat(components).containsExactly("clickhouse", "flink", "kafka", "keycloak", "postgresql", "server");
    }

    /** Flink's processes believe one certificate alone, which nobody else has: another of the same authority does not get in. */
    @Test
    void flinksOwnCertificateIsMadeOnceAndIsItsProcessesAlone() throws GeneralSecurityException {
        Rendering rendering = Chart.rendered("tls-cert-manager");
        String both = new String(
                Base64.getDecoder()
                        .decode(rendering
                                .get("Secret", "atrium-secrets")
                                .json()
                                .at("/data/flink-internal")
                                .asText()),
                StandardCharsets.US_ASCII);
        assertThat(both).contains("-----BEGIN PRIVATE KEY-----");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(
                        both.substring(both.indexOf("-----BEGIN CERT")).getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        Set<String> holders = new TreeSet<>();
        for (KubernetesObject workload : rendering.workloads()) {
            if (SecretsTest.named(workload).stream()
                    .anyMatch(named ->
                            named.key().filter("flink-internal"::equals).isPresent())) {
                holders.add(workload.component());
            }
        }
        assertThat(holders).containsExactly("flink-ingest-jobmanager", "flink-ingest-taskmanager");
        assertThat(Chart.rendered("s-defaults")
                        .get("Secret", "atrium-secrets")
                        .json()
                        .path("data")
                        .has("flink-internal"))
                .as("made where it is used alone")
                .isFalse();
    }

    /** No password of a store is in a ConfigMap: it is made anew with the store, in memory. */
    @ParameterizedTest
    @MethodSource("secured")
    void storesAreInMemoryAndTheirPasswordsInNoConfiguration(Rendering rendering) throws IOException {
        for (KubernetesObject workload : rendering.workloads()) {
            workload.pod().orElseThrow().at("/spec/volumes").forEach(volume -> {
                if (volume.path("name").asText().equals("stores")) {
                    assertThat(volume.at("/emptyDir/medium").asText()).isEqualTo("Memory");
                }
            });
        }
        JsonNode flink = Chart.YAML.readTree(rendering
                .get("ConfigMap", "atrium-flink-ingest")
                .json()
                .at("/data")
                .path("jobmanager.yaml")
                .asText());
        assertThat(flink.properties())
                .extracting(Map.Entry::getKey)
                .filteredOn(key -> key.startsWith("security.ssl"))
                .isNotEmpty()
                .noneMatch(key -> key.endsWith("password"));
    }

    /** Seen with Flink 2.3.0: its Netty looks for a pod's address in the one certificate that all pods share, and data does not flow. */
    @Test
    void dataBetweenTaskManagersIsNotRefusedForAName() {
        assertThat(Chart.rendered("tls-cert-manager")
                        .get("ConfigMap", "atrium-flink-scripts")
                        .json()
                        .at("/data")
                        .path("common.sh")
                        .asText())
                .contains(
                        "-Dorg.apache.flink.shaded.netty4.io.netty.handler.ssl.defaultEndpointVerificationAlgorithm=NONE");
    }

    /** The upgrade that turns TLS on comes before its certificates: its hook must not wait for them. */
    @Test
    void theSavepointHookBeginsWithoutCertificates() {
        JsonNode pod = Chart.rendered("tls-cert-manager")
                .get("Job", "atrium-savepoint")
                .pod()
                .orElseThrow();
        assertThat(KubernetesObject.elements(pod.at("/spec/volumes")).filter(volume -> volume.has("secret")))
                .isNotEmpty()
                .allMatch(volume -> volume.at("/secret/optional").asBoolean());
    }

    @Test
    void aSecretThatIsNotNamedIsAskedFor() {
        assertThatThrownBy(() -> Chart.with(
                        "tls: {mode: secrets, secrets: {server: a, keycloak: b, postgresql: c, kafka: d, flink: e}}"))
                .hasMessageContaining("tls.secrets.clickhouse is needed");
    }

    /** What an external Kafka asks of its clients reaches every one of them, from one Secret. */
    @Test
    void everyClientOfABroughtKafkaReadsItsProperties() {
        Rendering rendering = Chart.rendered("tls-external");
        Set<String> readers = new TreeSet<>();
        for (KubernetesObject workload : rendering.workloads()) {
            if (SecretsTest.named(workload).stream()
                    .anyMatch(named -> named.name().equals("events-client"))) {
                readers.add(workload.component());
            }
        }
        assertThat(readers)
                .containsExactly(
                        "flink-ingest-jobmanager", "flink-ingest-taskmanager", "migrate-database", "server", "topics");
        String file = "/etc/atrium/kafka-client/client.properties";
        assertThat(rendering
                        .get("ConfigMap", "atrium-server")
                        .json()
                        .at("/data")
                        .path("server.yaml")
                        .asText())
                .contains("clientFile: " + file);
        assertThat(rendering
                        .get("ConfigMap", "atrium-flink-ingest")
                        .json()
                        .at("/data")
                        .path("job.properties")
                        .asText())
                .contains("kafka.client.file=" + file);
        assertThat(rendering
                        .ofKind("Job")
                        .filter(job -> job.component().equals("topics"))
                        .flatMap(job -> KubernetesObject.elements(
                                job.mainContainers().get(0).path("env")))
                        .filter(variable -> variable.path("name").asText().equals("CLIENT"))
                        .map(variable -> variable.path("value").asText()))
                .containsExactly(file);
    }

    private static List<String> names(Rendering rendering, String component) {
        List<String> names = new ArrayList<>();
        rendering
                .get("Certificate", "atrium-" + component)
                .json()
                .at("/spec/dnsNames")
                .forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Predicate<Rendering> says(String configMap, String key, String text) {
        return rendering -> rendering
                .get("ConfigMap", configMap)
                .json()
                .path("data")
                .path(key)
                .asText()
                .contains(text);
    }
}

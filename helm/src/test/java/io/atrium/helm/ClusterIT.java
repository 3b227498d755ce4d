package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart on a real cluster, {@code make test-cluster}: install, test, upgrade, kill and drain while a ledger of events runs, probe the
 * policies, uninstall. The cluster needs Kubernetes 1.28, a default StorageClass, a network plug-in that enforces policies and the
 * bundle's images; no ingress controller and no internet. Each step builds on the one before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterIT {

    /** Not that of the other tests, which write a file where KUBECONFIG leads. */
    private static final Path CHART = Path.of(System.getProperty("atrium.checkout"), "helm/charts/atrium");

    private static final String RELEASE = "atrium";
    private static final int INSTALL_SECONDS = 1800;
    private static final Duration READY = Duration.ofMinutes(20);
    private static final List<String> VICTIMS = List.of(
            "server",
            "flink-ingest-taskmanager",
            "flink-ingest-jobmanager",
            "kafka",
            "clickhouse",
            "postgresql",
            "keycloak");

    private final Cluster cluster = new Cluster(
            Path.of(System.getProperty("atrium.kubeconfig", "")),
            System.getProperty("cluster.namespace", "atrium-chart-test"));
    private Path values = Path.of("");

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        assumeTrue(
                Files.isRegularFile(cluster.kubeconfig()),
                "No cluster is given: KUBECONFIG=/path/to/config make test-cluster runs this on one");
        assertThat(cluster.ask("get", "namespace", cluster.namespace()).code())
                .as("the namespace " + cluster.namespace()
                        + " is there already: somebody's? -Dcluster.namespace names another")
                .isNotZero();
        boolean storage = KubernetesObject.elements(
                        cluster.json("get", "storageclasses").path("items"))
                .anyMatch(each -> each.at("/metadata/annotations").toString().contains("is-default-class\":\"true"));
        assertThat(storage).as("a default StorageClass").isTrue();
        cluster.kubectl("create", "namespace", cluster.namespace());
        cluster.kubectl("label", "namespace", cluster.namespace(), "pod-security.kubernetes.io/enforce=restricted");
        values = Files.writeString(folder.resolve("values.yaml"), """
                workplace: {url: "http://atrium-server.%1$s.svc:8080"}
                identity: {url: "http://atrium-keycloak.%1$s.svc:8080"}
                global: {registry: "%2$s"}
                kafka: {replicas: 3}
                server: {replicas: 2}
                tests: {enabled: true}
                """.formatted(
                        cluster.namespace(), System.getProperty("cluster.registry", "")));
        String more = System.getProperty("cluster.values", "");
        if (!more.isEmpty()) {
            Files.writeString(values, Files.readString(values) + Files.readString(Path.of(more)));
        }
    }

    /** Left as it is for whoever has to look, unless all went well. */
    @AfterAll
    void sayWhereItIs() {
        if (Files.isRegularFile(cluster.kubeconfig())) {
            System.out.println("Namespace " + cluster.namespace()
                    + "; when it is still there: kubectl delete namespace " + cluster.namespace());
        }
    }

    @Test
    @Order(1)
    void installs() throws Exception {
        Release release = new Helm(CHART)
                .install()
                .withName(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(values)
                .waitReady()
                .withTimeout(INSTALL_SECONDS)
                .call();
        assertThat(release.getStatus()).isEqualToIgnoringCase("deployed");
        cluster.awaitReady(RELEASE, READY);
    }

    @Test
    @Order(2)
    void countsWhatIsSent() {
        Helm.test(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withTimeout(900)
                .call();
    }

    @Test
    @Order(3)
    void upgradesWithASavepointAndKeepsSecrets() throws Exception {
        // Given
        JsonNode before = cluster.json("get", "secret", RELEASE + "-secrets").path("data");
        Path changed = Files.writeString(
                values.resolveSibling("changed.yaml"),
                Files.readString(values) + "flink: {checkpointInterval: PT5S}\n");
        // When
        new Helm(CHART)
                .upgrade()
                .withName(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(changed)
                .waitReady()
                .withTimeout(INSTALL_SECONDS)
                .call();
        // Then
        cluster.awaitReady(RELEASE, READY);
        assertThat(cluster.json("get", "secret", RELEASE + "-secrets").path("data"))
                .isEqualTo(before);
        String log = cluster.kubectl("logs", "deployment/" + RELEASE + "-flink-ingest", "-c", "jobmanager");
        assertThat(log).contains("Goes on from /var/lib/atrium/flink/ingest/savepoints/savepoint-");
        countsWhatIsSent();
    }

    @Test
    @Order(4)
    void losesNothingWhilePodsDieAndANodeIsDrained() throws Exception {
        // Given
        cluster.apply(resource("ledger.yaml")
                .replace("${cli}", image("cli"))
                .replace("${server}", "http://" + RELEASE + "-server:8080"));
        Cluster.await("the ledger runs", READY, () -> {
            assertThat(cluster.kubectl("logs", "ledger")).contains("sent 1");
            return true;
        });
        // When
        for (String component : VICTIMS) {
            List<String> pods = cluster.pods(component);
            assertThat(pods).as(component).isNotEmpty();
            cluster.kubectl("delete", "pod", pods.get(0), "--grace-period=0", "--force");
            cluster.awaitReady(RELEASE, READY);
        }
        drainAnother(cluster.nodeOf("ledger"));
        // Then
        cluster.kubectl("exec", "ledger", "--", "/bin/touch", "/tmp/enough");
        Cluster.await("the ledger balances", READY, () -> {
            assertThat(cluster.json("get", "pod", "ledger").at("/status/phase").asText())
                    .as(cluster.kubectl("logs", "ledger", "--tail=20"))
                    .isIn("Succeeded", "Failed");
            return true;
        });
        assertThat(cluster.kubectl("logs", "ledger")).contains("every message was counted once");
        cluster.kubectl("delete", "pod", "ledger");
        cluster.kubectl("delete", "configmap", "ledger");
    }

    /** Volumes may be of one node: what cannot move waits until the node is back, and nothing is lost meanwhile. */
    private void drainAnother(String spared) throws Exception {
        List<String> nodes = new ArrayList<>();
        for (JsonNode pod : cluster.json("get", "pods", "-l", "app.kubernetes.io/instance=" + RELEASE)
                .path("items")) {
            String node = pod.at("/spec/nodeName").asText();
            if (!node.isEmpty() && !node.equals(spared) && !nodes.contains(node)) {
                nodes.add(node);
            }
        }
        assumeTrue(!nodes.isEmpty(), "one node only: nothing to drain");
        String node = nodes.get(0);
        try {
            cluster.kubectl(
                    "drain",
                    node,
                    "--ignore-daemonsets",
                    "--delete-emptydir-data",
                    "--timeout=10m",
                    "--pod-selector=app.kubernetes.io/instance=" + RELEASE);
        } finally {
            cluster.kubectl("uncordon", node);
        }
        cluster.awaitReady(RELEASE, READY);
    }

    @Test
    @Order(5)
    void policiesHoldFromInside() throws Exception {
        cluster.apply(resource("probe.yaml").replace("${cli}", image("cli")));
        cluster.kubectl("wait", "--for=condition=Ready", "pod/stranger", "pod/as-server", "--timeout=5m");
        for (String target : List.of("postgresql/5432", "kafka/9092", "clickhouse/8123", "flink-ingest/8081")) {
            assertThat(reaches("as-server", target))
                    .as("the server reaches " + target)
                    .isTrue();
            assertThat(reaches("stranger", target))
                    .as("a pod that is nobody's reaches " + target + ": does the network plug-in enforce policies?")
                    .isFalse();
        }
        assertThat(reaches("as-server", "kafka/9093"))
                .as("controllers speak to controllers alone")
                .isFalse();
        cluster.kubectl("delete", "pod", "stranger", "as-server");
    }

    private boolean reaches(String pod, String target) throws IOException, InterruptedException {
        return cluster.ask(
                                "exec",
                                pod,
                                "--",
                                "/usr/bin/timeout",
                                "5",
                                "/bin/bash",
                                "-c",
                                ": > /dev/tcp/" + RELEASE + "-" + target)
                        .code()
                == 0;
    }

    @Test
    @Order(6)
    void leavesNothing() throws Exception {
        Helm.uninstall(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .call();
        Cluster.await("pods are gone", Duration.ofMinutes(5), () -> {
            assertThat(cluster.json("get", "pods").path("items")).isEmpty();
            return true;
        });
        // What is kept on purpose: data, the keys to it, and Flink's pointers into it.
        cluster.kubectl("delete", "pvc,secret", "-l", "app.kubernetes.io/instance=" + RELEASE);
        cluster.kubectl("delete", "configmap", "-l", "configmap-type=high-availability");
        String left = cluster.kubectl(
                "get",
                "all,configmap,secret,pvc,serviceaccount,role,rolebinding,networkpolicy,pdb,hpa,ingress,resourcequota",
                "--no-headers",
                "--ignore-not-found",
                "-o",
                "name");
        assertThat(left.lines().filter(name -> !name.matches("configmap/kube-root-ca.crt|serviceaccount/default")))
                .isEmpty();
        cluster.kubectl("delete", "namespace", cluster.namespace());
    }

    private String image(String name) throws IOException, InterruptedException {
        String server = cluster.json("get", "deployment", RELEASE + "-server")
                .at("/spec/template/spec/containers/0/image")
                .asText();
        return server.replace("atrium/server:", "atrium/" + name + ":");
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/cluster").resolve(name));
    }
}

package io.atrium.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.UpgradeCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart on a real cluster, {@code make test-cluster}: install, test, upgrade, kill and drain while a ledger of events runs, probe the
 * policies, uninstall. The cluster needs Kubernetes 1.28, a default StorageClass, a network plug-in that enforces policies and the
 * bundle's images; no ingress controller and no internet. Each step builds on the one before; after the first that fails the cluster is left
 * as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ClusterIT {

    /** Not that of the other tests, which write a file where KUBECONFIG leads. */
    private static final Path CHART = Path.of(System.getProperty("atrium.checkout"), "helm/charts/atrium");

    private static final String RELEASE = "atrium";
    private static final int INSTALL_SECONDS = 1800;
    private static final Duration READY = Duration.ofMinutes(20);
    /** Objects that a customer brings along, as the Secrets of {@code tls.mode=secrets}: a file, or nothing. */
    private static final String GIVEN = System.getProperty("cluster.objects", "");

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

    private final Inside inside = new Inside(cluster, RELEASE);

    @RegisterExtension
    final StopAtFirst steps = new StopAtFirst(cluster);

    private final List<Path> others = new ArrayList<>();
    private Path values = Path.of("");

    @BeforeAll
    void prepare(@TempDir Path folder) throws Exception {
        assumeTrue(
                Files.isRegularFile(cluster.kubeconfig()),
                "No cluster is given: KUBECONFIG=/path/to/config make test-cluster runs this on one");
        assertThat(cluster.ask("version").code())
                .as("kubectl is on the PATH and reaches the cluster of " + cluster.kubeconfig())
                .isZero();
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
        if (!GIVEN.isEmpty()) {
            cluster.kubectl("apply", "-f", GIVEN);
        }
        // Without a registry the images are on the nodes, under the names that a file of atrium images load has.
        String registry = System.getProperty("cluster.registry", "");
        values = Files.writeString(
                folder.resolve("values.yaml"),
                Files.readString(CHART.resolve("ci/test-cluster-values.yaml"))
                                .replace(".atrium.svc", "." + cluster.namespace() + ".svc")
                        + (registry.isEmpty() ? "" : "global: {registry: \"" + registry + "\"}\n"));
        String more = System.getProperty("cluster.values", "");
        if (!more.isEmpty()) {
            others.add(Path.of(more));
        }
    }

    @AfterAll
    void sayWhereItIs() {
        if (!steps.allWell()) {
            System.out.println("Left as it was when it failed; then: kubectl delete namespace " + cluster.namespace());
        }
    }

    @Test
    @Order(1)
    void installs() throws Exception {
        InstallCommand install = new Helm(CHART)
                .install()
                .withName(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(values)
                .waitReady()
                .withTimeout(INSTALL_SECONDS);
        others.forEach(install::withValuesFile);
        Release release = install.call();
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
                "flink: {checkpointInterval: PT5S}\nserver: {resources: {requests: {cpu: 200m}}}\n");
        // When
        UpgradeCommand upgrade = new Helm(CHART)
                .upgrade()
                .withName(RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .withValuesFile(values)
                .waitReady()
                .withTimeout(INSTALL_SECONDS);
        others.forEach(upgrade::withValuesFile);
        upgrade.withValuesFile(changed).call();
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
        cluster.apply(inside.fill(resource("ledger.yaml")));
        Cluster.await("the ledger runs", READY, () -> {
            assertThat(cluster.kubectl("logs", "ledger")).contains("sent 1");
            return true;
        });
        // When
        for (String component : VICTIMS) {
            cluster.replace(component, READY);
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

    private void drainAnother(String spared) throws Exception {
        Drain drain = new Drain(cluster, RELEASE);
        Optional<String> node = drain.busiest(spared);
        if (node.isEmpty()) {
            System.out.println("Everything is on one node: no node was drained.");
            return;
        }
        drain.through(node.orElseThrow());
        cluster.awaitReady(RELEASE, READY);
    }

    @Test
    @Order(5)
    void policiesHoldFromInside() throws Exception {
        cluster.apply(inside.fill(resource("probe.yaml")));
        cluster.kubectl("wait", "--for=condition=ContainersReady", "pod/stranger", "pod/as-server", "--timeout=5m");
        try {
            // What is open proves that a door that stays shut is not just one that nobody is behind.
            awaitOpen("stranger", inside.door("server"));
            List<String> doors = new ArrayList<>();
            for (String component : List.of("postgresql", "kafka", "clickhouse", "flink-ingest")) {
                String door = inside.door(component);
                awaitOpen("as-server", door);
                doors.add(door);
            }
            List<String> open = new ArrayList<>();
            for (String door : doors) {
                if (reaches("stranger", door)) {
                    open.add(door);
                }
            }
            assumeFalse(
                    open.equals(doors),
                    "NOT PROVEN: the network plug-in of this cluster does not enforce NetworkPolicies, every door is open");
            assertThat(open).as("what a pod that is nobody's reaches").isEmpty();
            assertThat(reaches("as-server", "kafka-brokers/9093"))
                    .as("controllers speak to controllers alone")
                    .isFalse();
        } finally {
            cluster.ask("delete", "pod", "stranger", "as-server", "--ignore-not-found");
        }
    }

    /** A new pod's first connections may be refused until the network plug-in knows its address. */
    private void awaitOpen(String pod, String door) throws Exception {
        Cluster.await(pod + " reaches " + door, Duration.ofMinutes(1), () -> {
            assertThat(reaches(pod, door)).isTrue();
            return true;
        });
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
        // Helm leaves the pod of a test, with its log.
        cluster.kubectl("delete", "pod", "-l", "app.kubernetes.io/component=test", "--ignore-not-found");
        Cluster.await("pods are gone", Duration.ofMinutes(5), () -> {
            assertThat(cluster.json("get", "pods").path("items")).isEmpty();
            return true;
        });
        // What is kept on purpose: data, the keys to it, and Flink's pointers into it.
        cluster.kubectl("delete", "pvc,secret", "-l", "app.kubernetes.io/instance=" + RELEASE);
        cluster.kubectl("delete", "configmap", "-l", "type=flink-native-kubernetes");
        if (!GIVEN.isEmpty()) {
            cluster.kubectl("delete", "-f", GIVEN);
        }
        String left = cluster.kubectl(
                "get",
                "all,configmap,secret,pvc,serviceaccount,role,rolebinding,networkpolicy,pdb,hpa,ingress,resourcequota",
                "--no-headers",
                "--ignore-not-found",
                "-o",
                "name");
        assertThat(left.lines()
                        .filter(name -> !name.matches(
                                "configmap/kube-root-ca.crt|serviceaccount/default|secret/default-token-.*")))
                .isEmpty();
        cluster.kubectl("delete", "namespace", cluster.namespace());
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/cluster").resolve(name));
    }
}

package io.atrium.installer.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.SmallBundle;
import io.atrium.installer.bundle.UpgradePath;
import io.atrium.installer.install.HostTarget.Choice;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.kubernetes.Access;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The engine on a cluster: real processes in the place of helm and kubectl, which keep what they are told in files. */
final class KubernetesTest {

    private static final String READY = """
            {"items": [{"spec": {"replicas": 1}, "status": {"readyReplicas": 1}}]}
            """;
    private static final String RENDERED = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: atrium-server}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - {name: server, image: "localhost/atrium/server:1.2.3", resources: {requests: {cpu: 500m, memory: 1Gi}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: atrium-test}
            spec:
              containers:
                - {name: test, image: "localhost/atrium/cli:1.2.3", resources: {requests: {cpu: 100m, memory: 512Mi}}}
            """;

    private final Path folder;

    private Set<String> ignored = Set.of();

    KubernetesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void cluster() throws IOException {
        Files.createDirectories(folder.resolve("api"));
        Files.writeString(folder.resolve("rendered.yaml"), RENDERED);
        Files.writeString(folder.resolve("values.yaml"), "profile: S\n");
        program("helm", "v3.18.1+g0000000");
        program("kubectl", "");
        api("/version", "{\"gitVersion\": \"v1.33.1\"}");
        api("/apis/storage.k8s.io/v1/storageclasses", "{\"items\": []}");
        api("/api/v1/nodes", node("\"localhost/atrium/server:1.2.3\", \"localhost/atrium/cli:1.2.3\""));
        api("/api/v1/pods?fieldSelector=status.phase!%3DSucceeded,status.phase!%3DFailed", "{\"items\": []}");
        api(workloads("deployments"), READY);
        api(workloads("statefulsets"), READY);
    }

    @Test
    void aClusterIsInstalledOnceUpgradedRolledBackAndLeft() throws Exception {
        Path first = bundle("1.2.3");

        assertThat(Trial.steps(decide(Operation.INSTALL, first)))
                .containsExactly("verify", "chart", "preflight", "namespace", "release", "test", "switch");
        assertThat(folder.resolve("state")).as("a plan leaves no trace").doesNotExist();
        assertThat(apply(Operation.INSTALL, first)).isEqualTo(new Outcome.Done());

        assertThat(folder.resolve("posted.json")).content().contains("pod-security.kubernetes.io/enforce");
        assertThat(helm())
                .anyMatch(call -> call.startsWith("upgrade atrium " + folder + "/state/bundles/1.2.3/helm/charts/atrium"
                                + " --install --values " + folder + "/values.yaml")
                        && call.contains("--wait --timeout 60s --namespace atrium"))
                .anyMatch(call -> call.startsWith("test atrium --logs"));
        assertThat(decide(Operation.INSTALL, first)).isInstanceOf(Planner.Decision.Nothing.class);

        assertThat(apply(Operation.UPGRADE, bundle("1.3.0"))).isEqualTo(new Outcome.Done());
        assertThat(installed()).isEqualTo("1.3.0");
        assertThat(run(planner(target(Choice.NO)).rollback())).isEqualTo(new Outcome.Done());
        assertThat(installed()).isEqualTo("1.2.3");
        assertThat(helm()).anyMatch(call -> call.startsWith("rollback atrium 1 --wait"));

        api("/api/v1/namespaces/atrium/secrets?labelSelector=app.kubernetes.io/instance%3Datrium", """
                {"items": [{"metadata": {"name": "atrium-secrets"}}]}
                """);
        api("/api/v1/namespaces/atrium/configmaps?labelSelector=type%3Dflink-native-kubernetes", """
                {"items": [{"metadata": {"name": "atrium-ingest-2-cluster-config-map"}}, {"metadata": {"name": "others-config-map"}}]}
                """);
        assertThat(run(planner(target(Choice.YES)).uninstall())).isEqualTo(new Outcome.Done());
        assertThat(folder.resolve("deletes.log"))
                .content()
                .contains("/secrets/atrium-secrets", "/configmaps/atrium-ingest-2-cluster-config-map")
                .doesNotContain("others-config-map");
        assertThat(target(Choice.NO).installed()).isEmpty();
    }

    /** Values are the operator's to change, without another bundle. */
    @Test
    void whatChangesInTheValuesIsReleasedAgain() throws Exception {
        Path bundle = bundle("1.2.3");
        apply(Operation.INSTALL, bundle);

        Files.writeString(folder.resolve("values.yaml"), "profile: M\n");

        assertThat(Trial.steps(decide(Operation.INSTALL, bundle)))
                .containsExactly("preflight", "release", "test", "switch");
        assertThat(apply(Operation.INSTALL, bundle)).isEqualTo(new Outcome.Done());
        assertThat(decide(Operation.INSTALL, bundle)).isInstanceOf(Planner.Decision.Nothing.class);
    }

    @Test
    void aClusterThatIsNotFitEndsItBeforeAnythingIsChangedThere() throws Exception {
        api("/api/v1/nodes", node("\"localhost/atrium/server:1.2.3\""));
        program("helm", "v3.9.0+g0000000");
        assertThat(apply(Operation.INSTALL, bundle("1.2.3"))).isInstanceOfSatisfying(Outcome.RolledBack.class, back -> {
            assertThat(back.step()).isEqualTo("preflight");
            assertThat(back.why()).contains("cluster.tools fail: helm: is 3.9").contains("helm is one file");
        });
        program("helm", "v3.18.1+g0000000");

        assertThat(apply(Operation.INSTALL, bundle("1.2.3")))
                .isInstanceOfSatisfying(
                        Outcome.RolledBack.class,
                        back -> assertThat(back.why())
                                .contains("cluster.images fail: node-1: does not have localhost/atrium/cli:1.2.3")
                                .contains("ctr -n k8s.io images import"));

        api("/version", "{\"gitVersion\": \"v1.20.2\"}");
        ignored = Set.of("cluster.version");
        assertThat(apply(Operation.INSTALL, bundle("1.2.3")))
                .isInstanceOfSatisfying(
                        Outcome.RolledBack.class,
                        back -> assertThat(back.why())
                                .as("what is ignored keeps nothing else from being looked at")
                                .contains("cluster.images fail")
                                .doesNotContain("cluster.version"));

        assertThat(folder.resolve("posts.log")).content().doesNotContain("/api/v1/namespaces\n");
        assertThat(helm()).noneMatch(call -> call.startsWith("upgrade"));
        assertThat(folder.resolve("state/bundles/1.2.3")).doesNotExist();
    }

    @Test
    void whatDoesNotBecomeReadyStaysToBeLookedAtAndIsGoneOnWith() throws Exception {
        Path bundle = bundle("1.2.3");
        Files.writeString(folder.resolve("upgrade-fails"), "");
        api("/api/v1/namespaces/atrium/pods?labelSelector=app.kubernetes.io/instance%3Datrium", """
                {"items": [{
                  "metadata": {"name": "atrium-kafka-0"},
                  "status": {"phase": "Pending", "conditions": [
                    {"type": "PodScheduled", "status": "False", "message": "0/3 nodes are available: Insufficient memory."}]}}]}
                """);

        assertThat(apply(Operation.INSTALL, bundle)).isInstanceOfSatisfying(Outcome.Stuck.class, stuck -> {
            assertThat(stuck.step()).isEqualTo("release");
            assertThat(stuck.why())
                    .contains("UPGRADE FAILED: context deadline exceeded")
                    .contains("atrium-kafka-0: Pending, 0/3 nodes are available: Insufficient memory.");
        });
        String record = "/api/v1/namespaces/atrium/secrets?labelSelector=owner%3Dhelm,name%3Datrium";
        String run = journal().unfinished().orElseThrow().run().id();
        api(record, """
                {"items": [
                  {"metadata": {"name": "sh.helm.release.v1.atrium.v1",
                    "labels": {"status": "pending-install", "atrium.io/run": "%s"}}},
                  {"metadata": {"name": "sh.helm.release.v1.atrium.v2",
                    "labels": {"status": "pending-upgrade", "atrium.io/run": "somebody-else"}}}]}
                """.formatted(run));
        Files.delete(folder.resolve("upgrade-fails"));

        assertThat(apply(Operation.INSTALL, bundle)).isEqualTo(new Outcome.Done());

        assertThat(folder.resolve("deletes.log"))
                .content()
                .contains("atrium.v1")
                .doesNotContain("atrium.v2");
    }

    @Test
    void aFirstInstallationThatIsStuckCanBeRemoved() throws Exception {
        Files.writeString(folder.resolve("upgrade-fails"), "");
        assertThat(apply(Operation.INSTALL, bundle("1.2.3"))).isInstanceOf(Outcome.Stuck.class);

        assertThat(run(planner(target(Choice.NO)).uninstall())).isEqualTo(new Outcome.Done());

        assertThat(helm()).anyMatch(call -> call.startsWith("uninstall atrium"));
        assertThat(journal().unfinished()).isEmpty();
    }

    @Test
    void theCommandLinePlansForAClusterThatIsNotEvenThere() throws Exception {
        StringWriter said = new StringWriter();
        CommandLine plan = new CommandLine(new PlanCommand());
        plan.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));

        int code = plan.execute(
                bundle("1.2.3").toString(),
                "--key",
                folder + "/key.pub",
                "--target",
                "kubernetes",
                "--state",
                folder + "/elsewhere",
                "--values",
                folder + "/values.yaml",
                "--registry",
                "https://registry.example/mirror",
                "--helm",
                "/no/helm",
                "--kubectl",
                "/no/kubectl");

        assertThat(code).as(said.toString()).isZero();
        assertThat(said.toString())
                .contains("Sends every image to registry.example/mirror")
                .contains("---- point of no return");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void anotherNamespaceWantsAnotherFolder() throws Exception {
        apply(Operation.INSTALL, bundle("1.2.3"));
        KubernetesTarget other = new KubernetesTarget(
                folder.resolve("state"), new Access(null, null, "other"), programs(), settings(Choice.NO));

        assertThat(catchThrowableOfType(IllegalArgumentException.class, other::installed))
                .hasMessageContaining("namespace atrium, not other")
                .hasMessageContaining("--state");
        assertThat(catchThrowableOfType(
                                InstallFailure.class,
                                () -> planner(new KubernetesTarget(
                                                folder.resolve("new"),
                                                new Access(null, null, "atrium"),
                                                programs(),
                                                settings(Choice.NO)))
                                        .rollback())
                        .reason())
                .isEqualTo(Reason.NOT_THERE);
    }

    private Path bundle(String version) throws Exception {
        Path file = folder.resolve("key");
        SigningKey key = Files.exists(file) ? SigningKey.read(file) : SigningKey.create(file);
        return new SmallBundle(folder.resolve("build-" + version), key)
                .build(
                        version,
                        "",
                        new UpgradePath("1.0.0", List.of()),
                        Map.of(),
                        Map.of("charts/atrium/Chart.yaml", "name: atrium\n"));
    }

    private KubernetesTarget target(Choice dataToo) {
        return new KubernetesTarget(
                folder.resolve("state"), new Access(null, null, "atrium"), programs(), settings(dataToo));
    }

    private KubernetesTarget.Programs programs() {
        return new KubernetesTarget.Programs(
                folder.resolve("helm").toString(), folder.resolve("kubectl").toString());
    }

    private KubernetesTarget.Settings settings(Choice dataToo) {
        return new KubernetesTarget.Settings(
                List.of(folder.resolve("values.yaml")), null, Duration.ofMinutes(1), ignored, dataToo);
    }

    private Journal journal() {
        return new Journal(target(Choice.NO).state().resolve("journal.jsonl"), Clock.systemUTC());
    }

    private Planner planner(KubernetesTarget target) {
        return new Planner(
                target,
                new Journal(target.state().resolve("journal.jsonl"), Clock.systemUTC()),
                Clock.systemUTC(),
                new Random());
    }

    private Planner.Decision decide(Operation operation, Path bundle) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            return planner(target(Choice.NO)).forBundle(operation, open);
        }
    }

    private Outcome apply(Operation operation, Path bundle) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, null)) {
            return run(planner(target(Choice.NO)).forBundle(operation, open));
        }
    }

    private Outcome run(Planner.Decision decision) throws IOException, InterruptedException {
        Engine engine = new Engine(journal(), Clock.systemUTC(), new Trial.Silent());
        if (decision instanceof Planner.Decision.Begin begin) {
            return engine.apply(begin.plan());
        }
        if (decision instanceof Planner.Decision.GoOn goOn) {
            return engine.resume(goOn.plan(), goOn.recorded());
        }
        throw new IOException("nothing to do: " + decision);
    }

    private String installed() throws IOException {
        return target(Choice.NO).installed().orElseThrow().folder();
    }

    private List<String> helm() throws IOException {
        return Files.readAllLines(folder.resolve("helm.log"));
    }

    private void program(String name, String version) throws IOException {
        try (InputStream in = KubernetesTest.class.getResourceAsStream("small-" + name + ".sh")) {
            String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@FOLDER@", folder.toString())
                    .replace("@HELM@", version);
            Files.writeString(folder.resolve(name), script);
        }
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rwx------"));
    }

    private void api(String path, String answer) throws IOException {
        Files.writeString(folder.resolve("api").resolve(path.replaceAll("[^A-Za-z0-9]", "_") + ".json"), answer);
    }

    private static String workloads(String kind) {
        return "/apis/apps/v1/namespaces/atrium/" + kind + "?labelSelector=app.kubernetes.io/instance%3Datrium";
    }

    private static String node(String images) {
        return """
                {"items": [{
                  "metadata": {"name": "node-1"},
                  "status": {
                    "nodeInfo": {"architecture": "amd64"},
                    "conditions": [{"type": "Ready", "status": "True"}],
                    "allocatable": {"cpu": "4", "memory": "8Gi"},
                    "images": [{"names": [%s]}]}}]}
                """.formatted(images);
    }
}

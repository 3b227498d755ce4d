package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.Manifest.Entry;
import io.atrium.installer.bundle.Manifest.Part;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.install.Reversal.Never;
import io.atrium.installer.install.Reversal.Nothing;
import io.atrium.installer.install.Reversal.Undo;
import io.atrium.installer.kubernetes.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps that drive the chart. Times of clusters are estimates: none was measured yet. */
final class KubernetesSteps {

    private static final String HERE = "this machine";
    private static final Estimate NO_SPACE = Estimate.none(Estimate.Unit.BYTES);
    private static final Estimate AT_ONCE = Estimate.seconds(1, "at once");
    private static final long SENT = 50_000_000;
    private static final Duration TEST = Duration.ofMinutes(15);
    private static final String CHART = "helm";

    private final KubernetesTarget target;
    private final Run run;
    private final @Nullable OpenBundle bundle;
    private final KubernetesNamespace namespace;

    KubernetesSteps(KubernetesTarget target, Run run, @Nullable OpenBundle bundle) {
        this.target = target;
        this.run = run;
        this.bundle = bundle;
        this.namespace =
                new KubernetesNamespace(target.kubectl(), target.access().namespace());
    }

    List<Step> all() throws IOException {
        return switch (run.operation()) {
            case INSTALL, UPGRADE -> releasing();
            case ROLLBACK -> List.of(rollback(), point());
            case UNINSTALL -> List.of(uninstall(), data());
        };
    }

    private List<Step> releasing() throws IOException {
        List<Step> steps = new ArrayList<>(List.of(VerifyStep.of(bundle, HERE), chart(), preflight(), makeNamespace()));
        if (run.has("registry") || target.settings().registry() != null) {
            steps.add(images());
        }
        steps.addAll(List.of(release(), test(), point()));
        return steps;
    }

    private OpenBundle bundle() {
        if (bundle == null) {
            throw new IllegalStateException("this step needs the bundle: name it on the command line");
        }
        return bundle;
    }

    private Step chart() {
        long size = bundle == null
                ? 0
                : bundle.manifest().part(CHART).map(Part::unpackedSize).orElse(0L);
        return new Step(
                here(
                        "chart",
                        "Unpacks the chart into " + target.unpacked(run.after()) + " on this machine",
                        AT_ONCE,
                        Estimate.bytes(size, "the chart"),
                        new Undo("the folder is deleted")),
                this::unpack,
                () -> Trees.delete(target.unpacked(run.after())));
    }

    private String unpack() throws IOException, BundleFailure {
        Path whole = target.unpacked(run.after());
        if (Files.exists(whole.resolve("manifest.json"))) {
            return "It was there.";
        }
        Part part = bundle().manifest()
                .part(CHART)
                .orElseThrow(() -> new IOException("The bundle has no chart: it cannot install a cluster."));
        Path partial = whole.resolveSibling("." + whole.getFileName() + ".partial");
        Trees.delete(partial);
        Trees.delete(whole);
        Files.createDirectories(partial);
        bundle().unpack(part, "", partial);
        Files.write(partial.resolve("manifest.json"), bundle().manifestBytes());
        Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
        return part.files().size() + " files.";
    }

    private Step preflight() {
        return Step.reading(
                there(
                        "preflight",
                        "Asks the cluster whether it can be installed on, with these values",
                        Estimate.seconds(10, "an estimate"),
                        Services.UNTOUCHED,
                        new Nothing()),
                () -> new KubernetesCheck(target, bundle().manifest().architecture())
                        .check(run.after(), run.from() == null));
    }

    private Step makeNamespace() {
        return new Step(
                there(
                        "namespace",
                        "Makes the namespace " + target.access().namespace()
                                + ", with Pod Security level restricted, unless it is there",
                        AT_ONCE,
                        Services.UNTOUCHED,
                        new Undo("it is deleted, if this run made it")),
                () -> namespace.make(run.id()),
                () -> namespace.unmake(run.id()));
    }

    private Step images() throws IOException {
        long size = bundle == null
                ? 0
                : bundle.manifest().entries().stream()
                        .filter(entry -> entry.path().startsWith("images/"))
                        .mapToLong(Entry::size)
                        .sum();
        return Step.reading(
                new Description(
                        "images",
                        "Sends every image to " + registry(),
                        List.of(registry()),
                        Estimate.reading(size, SENT, "an estimate, sending"),
                        Estimate.bytes(size, "all images; what is there is not sent again"),
                        Services.UNTOUCHED,
                        new Nothing()),
                this::send);
    }

    private String registry() {
        KubernetesTarget.Registry registry = target.settings().registry();
        return registry == null ? run.option("registry", "") : registry.prefix();
    }

    private String send() throws IOException, BundleFailure, InterruptedException {
        KubernetesTarget.Registry registry = target.settings().registry();
        if (registry == null) {
            throw new IOException("The run was begun with --registry, for " + registry() + ": say it again.");
        }
        List<String> done = new ArrayList<>();
        registry.upload().send(bundle(), List.of(), done::add);
        return done.size() + " images.";
    }

    private Step release() {
        boolean upgrade = run.operation() == Operation.UPGRADE;
        return Step.reading(
                there(
                        "release",
                        (upgrade
                                        ? "Stops Flink with a savepoint, migrates, replaces pod by pod: helm upgrade to "
                                        : "Makes every object and waits until all pods are ready: helm upgrade --install of ")
                                + run.after(),
                        Estimate.seconds(
                                600,
                                "an estimate: 10 min; it is waited "
                                        + Estimate.time(target.settings().patience()) + " at most"),
                        upgrade ? Services.UNTOUCHED : Services.START,
                        new Never(
                                upgrade
                                        ? "stores are migrated: run it again, which goes on where it stopped, or atrium rollback"
                                        : "run it again, which goes on where it stopped, or atrium uninstall")),
                this::upgrade);
    }

    private String upgrade() throws IOException, InterruptedException {
        namespace.forget(run.id());
        Helm helm = target.helm("release");
        try {
            helm.upgrade(
                    target.wanted(run.after()),
                    description(run.after()) + ", run " + run.id(),
                    KubernetesNamespace.RUN + "=" + run.id(),
                    target.settings().patience());
        } catch (IOException e) {
            throw new IOException(e.getMessage() + namespace.waiting(target.log("release")), e);
        }
        return helm.newest()
                .map(revision -> "Revision " + revision.number() + ".")
                .orElse("");
    }

    private static String description(ReleaseId release) {
        return "atrium " + release.folder();
    }

    private Step test() {
        return Step.reading(
                there(
                        "test",
                        "helm test, where tests.enabled: signs in, sends events and reads the metric back",
                        Estimate.seconds(120, "an estimate"),
                        Services.UNTOUCHED,
                        new Never("it changes nothing but the tenant helmtest")),
                () -> {
                    if (target.helm("test")
                            .template(target.wanted(run.after()))
                            .ofKind("Pod")
                            .findAny()
                            .isEmpty()) {
                        return "tests.enabled is not set: nothing was sent.";
                    }
                    target.helm("test").test(TEST);
                    return "Every event was counted once.";
                });
    }

    private Step point() {
        return Step.reading(
                here(
                        "switch",
                        target.current() + " leads to " + run.after(),
                        AT_ONCE,
                        NO_SPACE,
                        new Never("it says what the cluster has")),
                this::pointThere);
    }

    private String pointThere() throws IOException {
        Path folder = target.unpacked(run.after());
        if (bundle != null) {
            ObjectNode said = new JsonMapper()
                    .createObjectNode()
                    .put("version", run.after().version())
                    .put("manifest", run.after().manifest())
                    .put("signer", bundle.signer().fingerprint())
                    .put("namespace", target.access().namespace())
                    .put("values", target.fingerprint());
            Files.writeString(folder.resolve(KubernetesTarget.DESCRIPTION), said + "\n");
        }
        Path link = target.state().resolve(".current.partial");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target.state().relativize(folder));
        Files.move(link, target.current(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return target.current() + " leads to " + run.after() + ".";
    }

    private Step rollback() {
        return Step.reading(
                there(
                        "rollback",
                        "Brings back the objects of " + run.after() + ": helm rollback",
                        Estimate.seconds(600, "an estimate"),
                        Services.UNTOUCHED,
                        new Never("run it again, or upgrade again")),
                () -> {
                    Helm helm = target.helm("rollback");
                    // Two builds of a version that is not released yet are told apart by their folders' names.
                    Helm.Revision back = helm.history().stream()
                            .filter(revision -> revision.description().startsWith(description(run.after()) + ", ")
                                    && List.of("superseded", "deployed").contains(revision.status()))
                            .reduce((older, newer) -> newer)
                            .orElseThrow(() -> new IOException("Helm remembers no revision of " + run.after()
                                    + " any more. Install its chart with helm, as the chart's README says."));
                    helm.rollback(back.number(), target.settings().patience());
                    return "Revision " + back.number() + " is back.";
                });
    }

    private Step uninstall() {
        return Step.reading(
                there(
                        "uninstall",
                        "Removes every object but volumes and the Secret: helm uninstall",
                        Estimate.seconds(180, "an estimate: brokers hand their partitions over"),
                        Services.STOP,
                        new Never("install again: the data stays")),
                () -> {
                    target.helm("uninstall").uninstall(target.settings().patience());
                    namespace.deleteTests();
                    namespace.awaitNoPods(target.settings().patience());
                    Files.deleteIfExists(target.current());
                    return "Every pod is gone.";
                });
    }

    private Step data() {
        boolean all = run.has("data");
        return Step.reading(
                there(
                        "data",
                        all
                                ? "Deletes volumes, the Secret with their keys, and Flink's ConfigMaps"
                                : "Keeps volumes and the Secret with their keys",
                        Estimate.seconds(30, "an estimate"),
                        Services.STOPPED,
                        new Never(
                                all ? "the data is gone: only a backup of your own" : "there is nothing to take back")),
                () -> all ? namespace.deleteData() : "Kept.");
    }

    private static Description here(String id, String change, Estimate time, Estimate space, Reversal reversal) {
        return new Description(id, change, List.of(HERE), time, space, Services.UNTOUCHED, reversal);
    }

    private Description there(String id, String change, Estimate time, Services services, Reversal reversal) {
        return new Description(
                id, change, List.of("namespace " + target.access().namespace()), time, NO_SPACE, services, reversal);
    }
}

package io.atrium.installer.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.images.RegistryUpload;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.kubernetes.Access;
import io.atrium.installer.kubernetes.Helm;
import io.atrium.installer.kubernetes.Kubectl;
import io.atrium.installer.kubernetes.Manifests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A namespace of a Kubernetes cluster, by the bundle's own chart.
 *
 * @param state the folder for the unpacked chart and the journal
 */
record KubernetesTarget(Path state, Access access, Programs programs, Settings settings) implements Target {

    static final String ID = "kubernetes";
    static final String RELEASE = "atrium";
    static final String DESCRIPTION = "bundle.json";

    KubernetesTarget {
        state = state.toAbsolutePath().normalize();
    }

    /** Names or paths of the programs that are run. */
    record Programs(String helm, String kubectl) {}

    /**
     * Where images are sent.
     *
     * @param user null: without signing in
     */
    record Registry(
            URI address, @Nullable String user, @Nullable Path passwordFile) {

        RegistryUpload upload() throws IOException {
            return new RegistryUpload(address, account());
        }

        /** How images are called there. */
        String prefix() {
            return new RegistryUpload(address, null).prefix();
        }

        private @Nullable String account() throws IOException {
            if (user == null) {
                return null;
            }
            if (passwordFile == null) {
                throw new IllegalArgumentException("--registry-user needs --registry-password-file.");
            }
            return user + ":" + Files.readString(passwordFile).strip();
        }
    }

    /**
     * What the person who installs has decided.
     *
     * @param values files, the last one wins
     * @param registry null: every node has the images
     * @param patience how long pods are waited for
     * @param ignored ids of preflight checks that may fail
     */
    record Settings(
            List<Path> values,
            @Nullable Registry registry,
            Duration patience,
            Set<String> ignored,
            HostTarget.Choice dataToo) {
        Settings {
            values = values.stream().map(Path::toAbsolutePath).toList();
            ignored = Set.copyOf(ignored);
        }
    }

    @Override
    public String id() {
        return ID;
    }

    /** The chart that the namespace was last brought to, and what is said of it. */
    Path current() {
        return state.resolve("current");
    }

    Path unpacked(ReleaseId release) {
        return state.resolve("bundles").resolve(release.folder());
    }

    Kubectl kubectl() {
        return new Kubectl(programs.kubectl(), access);
    }

    Helm helm(String step) {
        return new Helm(programs.helm(), access, RELEASE, log(step));
    }

    Path log(String step) {
        return state.resolve("logs").resolve(step + ".log");
    }

    /** The chart of a release with the values of now. */
    Helm.Wanted wanted(ReleaseId release) {
        Registry registry = settings.registry();
        return new Helm.Wanted(
                unpacked(release).resolve("helm/charts/atrium"),
                settings.values(),
                registry == null ? List.of() : List.of("global.registry=" + registry.prefix()));
    }

    /** Changes when a file of values does, or the registry. */
    String fingerprint() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : settings.values()) {
                digest.update(Files.readAllBytes(file));
                digest.update((byte) 0);
            }
            Registry registry = settings.registry();
            digest.update((registry == null ? "" : registry.prefix()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Optional<ReleaseId> installed() throws IOException {
        Path description = current().resolve(DESCRIPTION);
        if (!Files.exists(description)) {
            return Optional.empty();
        }
        String namespace = described("namespace");
        if (!namespace.equals(access.namespace())) {
            throw new IllegalArgumentException(
                    "--namespace: " + state + " is of an installation in the namespace " + namespace + ", not "
                            + access.namespace() + ". Name another folder with --state for another one.");
        }
        return Optional.of(HostPlaces.read(description));
    }

    private String described(String field) throws IOException {
        return new JsonMapper()
                .readTree(Files.readAllBytes(current().resolve(DESCRIPTION)))
                .path(field)
                .asText();
    }

    /** Every Deployment and StatefulSet has all of its pods ready. */
    @Override
    public boolean runs() throws IOException, InterruptedException {
        if (installed().isEmpty()) {
            return false;
        }
        boolean any = false;
        for (String kind : List.of("deployments", "statefulsets")) {
            Optional<JsonNode> list = kubectl()
                    .get("/apis/apps/v1/namespaces/" + access.namespace() + "/" + kind
                            + "?labelSelector=app.kubernetes.io/instance%3D" + RELEASE);
            for (JsonNode workload : Manifests.elements(
                            list.map(found -> found.path("items")).orElse(new JsonMapper().createArrayNode()))
                    .toList()) {
                any = true;
                if (workload.at("/status/readyReplicas").asInt()
                        != workload.at("/spec/replicas").asInt(1)) {
                    return false;
                }
            }
        }
        return any;
    }

    /** It runs, with the values of now. */
    @Override
    public boolean isAsWanted() throws IOException, InterruptedException {
        return described("values").equals(fingerprint()) && runs();
    }

    @Override
    public Map<String, String> options(Operation operation, String stamp, @Nullable Run upgrade)
            throws IOException, InstallFailure {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("namespace", access.namespace());
        switch (operation) {
            case INSTALL, UPGRADE -> {
                for (Path file : settings.values()) {
                    if (!Files.isReadable(file)) {
                        throw new InstallFailure(Reason.USAGE, "--values: " + file + " cannot be read.");
                    }
                }
                Registry registry = settings.registry();
                if (registry != null) {
                    options.put("registry", registry.prefix());
                }
            }
            case ROLLBACK -> {
                if (upgrade == null) {
                    throw new IllegalStateException("a rollback takes an upgrade back");
                }
            }
            case UNINSTALL -> {
                if (settings.dataToo() == HostTarget.Choice.YES) {
                    options.put("data", "deleted");
                }
            }
        }
        return options;
    }

    @Override
    public List<Step> steps(Run run, @Nullable OpenBundle bundle) throws IOException {
        return new KubernetesSteps(this, run, bundle).all();
    }

    @Override
    public List<String> starting() {
        return List.of("preflight", "images", "release", "test", "switch");
    }

    @Override
    public String loss() {
        return "The upgrade has migrated the database, and helm rollback brings back the programs of before, not its tables. Its release"
                + " notes say whether those programs start on them; else restore a backup. If that is what you want: atrium rollback"
                + " --accept-loss.";
    }

    @Override
    public void leave() {
        // The folder was the state itself.
    }

    @Override
    public List<String> summary(Run run) {
        if (run.operation() == Operation.UNINSTALL) {
            return List.of(
                    run.has("data")
                            ? "Nothing is left of it; the namespace " + access.namespace() + " stays."
                            : "Volumes and the Secret " + RELEASE + "-secrets stay in " + access.namespace()
                                    + ": atrium install finds them again.");
        }
        return List.of(
                "Look at it:  kubectl -n " + access.namespace() + " get pods",
                "What Helm says of it, addresses and first steps too:  helm -n " + access.namespace() + " status "
                        + RELEASE);
    }
}

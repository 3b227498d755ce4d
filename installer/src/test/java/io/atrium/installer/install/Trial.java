package io.atrium.installer.install;

import static org.awaitility.Awaitility.await;

import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.bundle.SmallBundle;
import io.atrium.installer.bundle.UpgradePath;
import io.atrium.installer.install.HostTarget.Choice;
import io.atrium.installer.signing.SigningKey;
import io.atrium.installer.site.Installation;
import io.atrium.installer.site.SiteExample;
import io.atrium.installer.site.SiteFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A machine of its own below a folder, with bundles of a small product: its command line is a script that starts one real process and
 * keeps one file of data, which it migrates.
 */
final class Trial implements AutoCloseable {

    private final Path folder;
    private final SigningKey key;

    Trial(Path folder) throws IOException {
        this.folder = folder;
        Path file = folder.resolve("key");
        this.key = Files.exists(file) ? SigningKey.read(file) : SigningKey.create(file);
    }

    Path bundle(String version) throws Exception {
        return bundle(version, List.of());
    }

    /** @param stops versions that no upgrade to this one may skip */
    Path bundle(String version, List<String> stops) throws Exception {
        return new SmallBundle(folder.resolve("build-" + version), key)
                .build(version, script().replace("@VERSION@", version), new UpgradePath("1.0.0", stops), Map.of());
    }

    private static String script() throws IOException {
        try (InputStream in = Trial.class.getResourceAsStream("small-product.sh")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    HostPlaces places() {
        return new HostPlaces(folder.resolve("programs"), folder.resolve("data"));
    }

    /** The target; what a busy machine's disk does is not what these tests are about. */
    HostTarget target() {
        return target(Choice.YES);
    }

    HostTarget target(Choice snapshot) {
        return new HostTarget(
                places(),
                new HostTarget.Settings(Set.of("host.disk-latency", "host.limits"), snapshot, Choice.NO, Choice.NO));
    }

    /** The target that a site file describes, on this machine's folders. */
    HostTarget target(Installation site) {
        return new HostTarget(places(), target().settings(), Optional.of(site));
    }

    /** A site file for this machine, with more keys at its end. */
    Installation site(int port, String more) throws Exception {
        String text = SiteExample.trial().replace("localhost:8080", "localhost:" + port) + more;
        return SiteFile.read(Files.writeString(folder.resolve("site.yaml"), text));
    }

    Journal journal() {
        return new Journal(places().state().resolve("journal.jsonl"), Clock.systemUTC());
    }

    Planner planner(HostTarget target) {
        return new Planner(target, journal(), Clock.systemUTC(), new Random());
    }

    /** What is to be done with a bundle. */
    Planner.Decision decide(Operation operation, Path bundle) throws Exception {
        return decide(target(), operation, bundle);
    }

    Planner.Decision decide(HostTarget target, Operation operation, Path bundle) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, key.verifyingKey())) {
            return planner(target).forBundle(operation, open);
        }
    }

    /** Does it. */
    Outcome apply(Operation operation, Path bundle, Progress progress) throws Exception {
        return apply(target(), operation, bundle, progress);
    }

    Outcome apply(HostTarget target, Operation operation, Path bundle, Progress progress) throws Exception {
        try (OpenBundle open = OpenBundle.open(bundle, key.verifyingKey())) {
            return InstallLock.hold(
                    places().state(), () -> carryOut(planner(target).forBundle(operation, open), progress));
        }
    }

    Outcome rollback() throws Exception {
        return InstallLock.hold(
                places().state(), () -> carryOut(planner(target()).rollback(), new Silent()));
    }

    private Outcome carryOut(Planner.Decision decision, Progress progress) throws IOException, InterruptedException {
        Engine engine = new Engine(journal(), Clock.systemUTC(), progress);
        if (decision instanceof Planner.Decision.Begin begin) {
            return engine.apply(begin.plan());
        }
        if (decision instanceof Planner.Decision.GoOn goOn) {
            return engine.resume(goOn.plan(), goOn.recorded());
        }
        if (decision instanceof Planner.Decision.TakeBack back) {
            return engine.undo(back.plan(), back.recorded());
        }
        return new Outcome.Done();
    }

    /** The product's process, when it lives. */
    Optional<ProcessHandle> process() throws IOException {
        Path file = places().home().resolve("run/pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                        .filter(ProcessHandle::isAlive)
                : Optional.empty();
    }

    /** The lines that the product has written: one each time it was checked or migrated. */
    List<String> data() throws IOException {
        Path file = places().home().resolve("data/book");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Makes a verb of the product of a version fail, until it is allowed again. */
    void forbid(String verb, String version) throws IOException {
        Files.createDirectories(places().programs());
        Files.writeString(places().programs().resolve("forbidden-" + verb + "-" + version), "");
    }

    void allow(String verb, String version) throws IOException {
        Files.delete(places().programs().resolve("forbidden-" + verb + "-" + version));
    }

    /** Names of what lies in the folder of releases. */
    List<String> releases() throws IOException {
        if (!Files.exists(places().releases())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(places().releases())) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The ids of all steps of a decision. */
    static List<String> steps(Planner.Decision decision) {
        List<String> ids = new ArrayList<>();
        if (decision instanceof Planner.Decision.Begin begin) {
            begin.plan().steps().forEach(step -> ids.add(step.id()));
        }
        return ids;
    }

    /** Ends the product's process, and waits until the system has forgotten it: until then it answers signals. */
    @Override
    public void close() throws IOException {
        process().ifPresent(process -> {
            process.destroyForcibly();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !Files.exists(Path.of("/proc", Long.toString(process.pid()))));
        });
    }

    /** Says nothing. */
    static class Silent implements Progress {
        @Override
        public void started(Run run, int before) {}

        @Override
        public void began(Description step) {}

        @Override
        public void did(Description step) {}

        @Override
        public void ended(Description step, String text) {}

        @Override
        public void failed(Description step, String why) {}

        @Override
        public void undoing(Description step) {}
    }
}

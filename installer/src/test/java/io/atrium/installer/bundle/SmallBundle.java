package io.atrium.installer.bundle;

import io.atrium.installer.bundle.PartSource.Use;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bundle of a few files, made by the real builder. */
public final class SmallBundle {

    static final Instant DATE = Instant.parse("2026-11-30T10:00:00Z");

    private final Path folder;
    private final SigningKey key;

    public SmallBundle(Path folder, SigningKey key) {
        this.folder = folder;
        this.key = key;
    }

    public Path build() throws IOException, BundleFailure {
        return build("1.2.3", "", new UpgradePath("1.0.0", List.of()), Map.of());
    }

    /**
     * A bundle of another version, whose command line is a script.
     *
     * @param collection text by file below the folder ansible; empty for no such part
     * @param commandLine the text of {@code cli/bin/atrium}; empty for none
     */
    public Path build(String version, String commandLine, UpgradePath upgrade, Map<String, String> collection)
            throws IOException, BundleFailure {
        return build(version, commandLine, upgrade, collection, Map.of());
    }

    /**
     * The same with a chart.
     *
     * @param chart text by file below the folder helm; empty for no such part
     */
    public Path build(
            String version,
            String commandLine,
            UpgradePath upgrade,
            Map<String, String> collection,
            Map<String, String> chart)
            throws IOException, BundleFailure {
        Path sources = folder.resolve("sources");
        write(sources.resolve("lib/b.jar"), "second ".repeat(300), "rw-------");
        write(sources.resolve("lib/a.jar"), "first ".repeat(300), "rw-r--r--");
        write(sources.resolve("bin/run"), "#!/bin/sh\n", "rwx------");
        write(sources.resolve("pages/deep/目录/index.html"), "<p>天</p>", "rw-rw-rw-");
        write(sources.resolve("pages/" + "long".repeat(40) + ".js"), "1", "rw-r--r--");
        write(sources.resolve("nothing"), "", "rw-r--r--");
        Tree server = new Tree()
                .folder("opt/atrium/server", sources)
                .link("opt/atrium/server/current.jar", "lib/a.jar")
                .text("opt/atrium/server/made", "on the way\n");
        List<PartSource> parts = new ArrayList<>(List.of(
                part(
                        "cli",
                        Use.LAYER,
                        Compression.NONE,
                        commandLine.isEmpty()
                                ? new Tree().folder("opt/atrium/cli/lib", sources.resolve("lib"))
                                : new Tree()
                                        .folder("opt/atrium/cli/lib", sources.resolve("lib"))
                                        .script("opt/atrium/cli/bin/atrium", commandLine)),
                part(
                        "java",
                        Use.LAYER,
                        Compression.NONE,
                        new Tree().file("opt/atrium/java/bin/java", sources.resolve("bin/run"))),
                part(
                        "base",
                        Use.LAYER,
                        Compression.ZSTD,
                        new Tree().shared("tmp").text("etc/passwd", "root:x:0:0::/:/bin/sh\n")),
                part("web", Use.LAYER, Compression.ZSTD, new Tree().text("opt/atrium/web/index.html", "<p>天</p>")),
                part("server", Use.LAYER, Compression.ZSTD, server),
                part("debian", Use.FILES, Compression.NONE, new Tree().text("debian/Packages", "Package: none\n"))));
        if (!collection.isEmpty()) {
            Tree ansible = new Tree();
            collection.forEach((file, text) -> ansible.text("ansible/" + file, text));
            parts.add(part("ansible", Use.FILES, Compression.ZSTD, ansible));
        }
        if (!chart.isEmpty()) {
            Tree helm = new Tree();
            chart.forEach((file, text) -> helm.text("helm/" + file, text));
            parts.add(part("helm", Use.FILES, Compression.ZSTD, helm));
        }
        Recipe recipe = new Recipe(
                version,
                new Revision("0123abc", DATE),
                "amd64",
                "none",
                upgrade,
                parts,
                List.of(new Manifest.Missing("clickhouse", "this is a small bundle")));
        Path target = folder.resolve(recipe.fileName());
        new BundleBuilder(recipe, new Sboms(), folder.resolve("work"), new PrintWriter(new StringWriter()))
                .build(key, target);
        return target;
    }

    private static PartSource part(String name, Use use, Compression compression, Tree tree) {
        SoftwareComponent own =
                new SoftwareComponent(name, "1.2.3", "pkg:generic/" + name + "@1.2.3", "", "Apache-2.0");
        return new PartSource(name, use, compression, tree, own, List.of(), List.of(), "any");
    }

    private static void write(Path file, String content, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}

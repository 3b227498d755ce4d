package io.atrium.installer.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What the jars of a distribution are that no bill of materials came with, from the Maven properties within them. */
final class JarFolder {

    private JarFolder() {}

    static List<SoftwareComponent> read(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> walk = Files.walk(folder)) {
            jars = walk.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        List<SoftwareComponent> components = new ArrayList<>();
        for (Path jar : jars) {
            components.add(component(jar));
        }
        return components;
    }

    private static SoftwareComponent component(Path jar) throws IOException {
        String sha256 = Digest.of(jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> found = file.stream()
                    .filter(entry -> entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom.properties"))
                    .toList();
            if (found.size() == 1) {
                Properties properties = new Properties();
                try (InputStream in = file.getInputStream(found.get(0))) {
                    properties.load(in);
                }
                String name = properties.getProperty("artifactId", "");
                String version = properties.getProperty("version", "");
                return new SoftwareComponent(
                        name,
                        version,
                        "pkg:maven/" + properties.getProperty("groupId", "") + "/" + name + "@" + version + "?type=jar",
                        sha256,
                        "");
            }
        }
        String name = Objects.requireNonNull(jar.getFileName()).toString().replaceAll("\\.jar$", "");
        return new SoftwareComponent(
                name.replaceAll("-\\d[^/]*$", ""), name.replaceAll("^.*?-(\\d.*)$", "$1"), "", sha256, "");
    }
}

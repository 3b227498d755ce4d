package io.atrium.installer.stack;

import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process is started from, in one short text: its command line, its environment without passwords, its
 * configuration files, and its jars. Our own jars count by their content, because a build may write the same jar again;
 * the jars of others by name and size.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param conf folder of the generated configuration; it need not exist
     * @param inputs further files that the process depends on
     */
    static String of(Command command, Path conf, List<Path> inputs) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        for (String argument : command.arguments()) {
            fingerprint.add(argument);
            for (String entry : argument.split(":", -1)) {
                fingerprint.addJars(entry);
            }
        }
        new TreeMap<>(command.environment()).forEach((name, value) -> {
            fingerprint.add(name);
            fingerprint.add(name.contains("PASSWORD") ? "" : value);
        });
        for (Path file : configuration(conf)) {
            fingerprint.addContent(file);
        }
        for (Path file : inputs) {
            fingerprint.addContent(file);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, 8);
    }

    private static List<Path> configuration(Path conf) throws IOException {
        if (!Files.isDirectory(conf)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(conf)) {
            return files.filter(file -> file.toString().matches(".*\\.(yaml|xml|properties)"))
                    .sorted()
                    .toList();
        }
    }

    private void addJars(String entry) throws IOException {
        if (entry.endsWith("/*")) {
            try (Stream<Path> files = Files.list(Path.of(entry.substring(0, entry.length() - 2)))) {
                for (Path file : files.sorted().toList()) {
                    addJar(file);
                }
            }
        } else if (entry.endsWith(".jar") || entry.endsWith(".so")) {
            addJar(Path.of(entry));
        }
    }

    private void addJar(Path file) throws IOException {
        if (file.getFileName().toString().startsWith("atrium-")) {
            addContent(file);
        } else {
            add(file.getFileName() + " " + Files.size(file));
        }
    }

    private void addContent(Path file) throws IOException {
        add(file.toString());
        if (Files.exists(file)) {
            digest.update(Files.readAllBytes(file));
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}

package io.atrium.installer.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine as its files describe it.
 *
 * @param root {@code /}, or what a test puts in its place
 */
record Machine(Path root, int processors, String architecture, Path temporary) {

    private static final int LARGEST = 1 << 16;
    private static final Pattern LIBRARY = Pattern.compile("libsystemd-shared-(\\d+).*\\.so");
    private static final List<String> LIBRARIES = List.of(
            "usr/lib/x86_64-linux-gnu/systemd", "usr/lib/aarch64-linux-gnu/systemd", "usr/lib/systemd", "lib/systemd");

    /** This one. */
    static Machine here() {
        return new Machine(
                Path.of("/"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * A small file's text, without its last line end. It is read in one piece: the kernel's settings have no size, and a second read of
     * them is an end of file, so {@code Files.readString} sees their first digit alone.
     */
    Optional<String> text(String path) {
        byte[] buffer = new byte[LARGEST];
        try (InputStream in = Files.newInputStream(root.resolve(path))) {
            int length = in.read(buffer);
            return Optional.of(new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8).strip());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    OptionalLong number(String path) {
        Optional<String> text = text(path).filter(value -> value.matches("\\d{1,18}"));
        return text.isPresent() ? OptionalLong.of(Long.parseLong(text.orElseThrow())) : OptionalLong.empty();
    }

    /** Memory in bytes. */
    OptionalLong memory() {
        return text("proc/meminfo").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("MemTotal:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    /** A value of {@code os-release}. */
    String release(String key) {
        return text("etc/os-release").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    boolean runsSystemd() {
        return Files.isDirectory(root.resolve("run/systemd/system"));
    }

    /** systemd's version, from the name of its library. */
    OptionalLong systemd() {
        return LIBRARIES.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(Machine::names)
                .map(LIBRARY::matcher)
                .filter(Matcher::matches)
                .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                .findFirst();
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException notOurs) {
            return Stream.empty();
        }
    }
}

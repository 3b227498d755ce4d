package io.atrium.installer.preflight;

import io.atrium.installer.site.Installation;
import io.atrium.installer.site.Profile;
import io.atrium.installer.site.SiteExample;
import io.atrium.installer.site.SiteFailure;
import io.atrium.installer.site.SiteFile;
import io.atrium.installer.sizing.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;

/** A site file for a test, and what is checked by it. */
final class TestSite {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path folder;
    private String text = SiteExample.of(Profile.S)
            .replaceAll("(?m)^ *#.*\n", "")
            .replace("10.0.0.11", "127.0.0.1")
            .replaceAll("(?s)tls:.*?server.key\n", "tls: {mode: bundled}\n");

    TestSite(Path folder) {
        this.folder = folder;
    }

    TestSite with(String before, String after) {
        if (!text.contains(before)) {
            throw new IllegalArgumentException("not in the site: " + before);
        }
        text = text.replace(before, after);
        return this;
    }

    /** One more section, in flow style. */
    TestSite and(String section) {
        text += section + "\n";
        return this;
    }

    /** A component that the customer brings: no host has its role then. */
    TestSite external(String name, String keys) {
        return with(name + ": {mode: bundled}", name + ": {mode: external, " + keys + "}")
                .with(" " + name + ",", "");
    }

    Path file() throws IOException {
        return Files.writeString(folder.resolve("site.yaml"), text);
    }

    Installation read() throws IOException {
        try {
            return SiteFile.read(file());
        } catch (SiteFailure e) {
            throw new IllegalStateException(text, e);
        }
    }

    Subject subject() throws IOException {
        return subject(Machine.here());
    }

    Subject subject(Machine machine) throws IOException {
        Installation site = read();
        return new Subject(
                site,
                site.hosts().get(0),
                Size.of(site.sizing().load()),
                machine,
                1L << 20,
                Clock.systemUTC(),
                PATIENCE);
    }

    Path secret(String content) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "secret", ""), content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}

package io.atrium.installer.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FingerprintTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void program() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createDirectories(folder.resolve("conf"));
        write("atrium-part.jar", "code 1");
        write("lib/other-1.0.jar", "12345");
        write("conf/part.yaml", "port: 1");
    }

    @Test
    void theSameStartHasTheSameFingerprintAlsoAfterANewBuild() throws IOException {
        String before = fingerprint(Map.of());
        write("atrium-part.jar", "code 1");
        write("lib/other-1.0.jar", "54321");
        assertThat(fingerprint(Map.of())).isEqualTo(before);
    }

    @Test
    void newCodeNewConfigurationAndNewLibrariesShow() throws IOException {
        String before = fingerprint(Map.of());
        write("atrium-part.jar", "code 2");
        String code = fingerprint(Map.of());
        write("conf/part.yaml", "port: 2");
        String configuration = fingerprint(Map.of());
        write("lib/other-1.1.jar", "12345");
        String libraries = fingerprint(Map.of());
        write("input", "x");
        assertThat(List.of(before, code, configuration, libraries, fingerprint(Map.of())))
                .doesNotHaveDuplicates();
    }

    @Test
    void settingsCountAndPasswordsDoNot() throws IOException {
        assertThat(fingerprint(Map.of("KC_DB_URL", "a"))).isNotEqualTo(fingerprint(Map.of("KC_DB_URL", "b")));
        assertThat(fingerprint(Map.of("KC_DB_PASSWORD", "a"))).isEqualTo(fingerprint(Map.of("KC_DB_PASSWORD", "b")));
    }

    private String fingerprint(Map<String, String> environment) throws IOException {
        String classPath = folder.resolve("atrium-part.jar") + ":" + folder.resolve("lib") + "/*";
        Command command =
                new Command(List.of("java", "-cp", classPath, "Main"), environment, folder, folder.resolve("log"));
        return Fingerprint.of(command, folder.resolve("conf"), List.of(folder.resolve("input")));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

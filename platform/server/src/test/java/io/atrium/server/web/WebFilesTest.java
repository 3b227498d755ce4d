package io.atrium.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebFilesTest {
    @TempDir
    private Path home;

    private WebFiles files;

    @BeforeEach
    void build() throws IOException {
        Path dist = home.resolve("dist");
        Files.createDirectories(dist.resolve("assets"));
        Files.writeString(dist.resolve("index.html"), "<!doctype html>");
        Files.writeString(dist.resolve("assets/index-4f3a.js"), "1");
        Files.writeString(dist.resolve(".env"), "SECRET=1");
        Files.writeString(home.resolve("secret.txt"), "secret");
        Files.createDirectories(home.resolve("dist-other"));
        Files.writeString(home.resolve("dist-other/x.txt"), "other");
        Files.createSymbolicLink(dist.resolve("assets/link.txt"), home.resolve("secret.txt"));
        files = new WebFiles(dist);
    }

    @Test
    void filesOfTheBuildAreFoundWithTheirType() throws IOException {
        assertThat(files.find("index.html").orElseThrow().contentType()).isEqualTo("text/html; charset=utf-8");
        assertThat(files.find("assets/index-4f3a.js").orElseThrow().contentType())
                .isEqualTo("text/javascript; charset=utf-8");
    }

    @Test
    void nothingElseIs() throws IOException {
        for (String path : List.of(
                "../secret.txt",
                "assets/../../secret.txt",
                "../dist-other/x.txt",
                "/etc/passwd",
                home.resolve("secret.txt").toString(),
                "assets/link.txt",
                ".env",
                "assets",
                "",
                "assets/\0.js",
                "none.js")) {
            assertThat(files.find(path)).as(path).isEmpty();
        }
    }
}

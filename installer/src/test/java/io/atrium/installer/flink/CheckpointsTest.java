package io.atrium.installer.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {

    private static final String OLD = "0".repeat(32);
    private static final String NOW = "f".repeat(32);

    @Test
    void theNewestIsTheHighestNumberOfAnyRun(@TempDir Path root) throws IOException {
        complete(root, "run-a/chk-9");
        complete(root, "run-b/chk-10");
        assertThat(new Checkpoints(root).newest()).contains(root.resolve("run-b/chk-10"));
    }

    @Test
    void anUnfinishedOneDoesNotCount(@TempDir Path root) throws IOException {
        complete(root, "run/chk-7");
        Files.createDirectories(root.resolve("run/chk-8"));
        Files.createDirectories(root.resolve("run/shared"));
        assertThat(new Checkpoints(root).newest()).contains(root.resolve("run/chk-7"));
    }

    @Test
    void thereIsNoneBeforeTheFirst(@TempDir Path root) throws IOException {
        assertThat(new Checkpoints(root.resolve("missing")).newest()).isEmpty();
    }

    @Test
    void earlierRunsGoOnceTheRunningOneHasANewerCheckpoint(@TempDir Path root) throws IOException {
        complete(root, OLD + "/chk-9");
        complete(root, NOW + "/chk-10");
        Files.createDirectories(root.resolve("other folder"));
        new Checkpoints(root).deleteOlderThan(NOW);
        assertThat(root.resolve(OLD)).doesNotExist();
        assertThat(root.resolve(NOW + "/chk-10/_metadata")).exists();
        assertThat(root.resolve("other folder")).exists();
    }

    @Test
    void earlierRunsStayWhileTheRunningOneHasNothingOfItsOwn(@TempDir Path root) throws IOException {
        complete(root, OLD + "/chk-9");
        Files.createDirectories(root.resolve(NOW + "/chk-10"));
        new Checkpoints(root).deleteOlderThan(NOW);
        assertThat(root.resolve(OLD + "/chk-9/_metadata")).exists();
    }

    private static void complete(Path root, String name) throws IOException {
        Files.createDirectories(root.resolve(name));
        Files.writeString(root.resolve(name).resolve("_metadata"), "x");
    }
}

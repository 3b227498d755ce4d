package io.atrium.installer.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path place;

    @BeforeEach
    void aPlaceOfAHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("neighbour"));
        place = Files.createDirectories(folder.resolve("var/atrium-0123abcd"));
        Files.createDirectory(place.resolve("cluster"));
        Leftovers.mark(place, home);
    }

    @Test
    void dataOfAHomeThatIsGoneGoesToo() throws IOException {
        Files.delete(home);
        Leftovers.sweep(folder.resolve("var"));
        assertThat(place).doesNotExist();
    }

    @Test
    void dataOfAHomeThatIsThereStays() throws IOException {
        Leftovers.sweep(folder.resolve("var"));
        assertThat(place.resolve("cluster")).exists();
    }

    @Test
    void aPlaceThatDoesNotSayWhoseItIsStays() throws IOException {
        Files.delete(home);
        Files.delete(place.resolve("home.txt"));
        Leftovers.sweep(folder.resolve("var"));
        assertThat(place.resolve("cluster")).exists();
    }

    @Test
    void dataInUseStays() throws IOException {
        Files.delete(home);
        Files.writeString(
                place.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        Leftovers.sweep(folder.resolve("var"));
        assertThat(place.resolve("cluster")).exists();
    }

    @Test
    void aHomeWhoseDiskMayBeAwayIsNotGone() throws IOException {
        Path mountPoint = Files.createDirectory(folder.resolve("empty"));
        assertThat(Leftovers.isGone(mountPoint.resolve("checkout/.atrium"))).isFalse();
        assertThat(Leftovers.isGone(Path.of("/mnt/disk/.atrium"))).isFalse();
    }
}

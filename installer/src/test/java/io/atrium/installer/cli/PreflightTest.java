package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atrium.installer.process.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreflightTest {

    @Test
    void anotherJavaIsRefused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Preflight.java(11));
        assertThat(refusal.exitCode()).isEqualTo(10);
        assertThat(refusal).hasMessageContaining("this is 11").hasMessageContaining("apt install");
    }

    @Test
    void anOldNodeIsRefused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Preflight.node("v18.19.0"));
        assertThat(refusal.exitCode()).isEqualTo(11);
        assertThat(refusal).hasMessageContaining("this is v18.19.0");
    }

    @Test
    void aFullDiskIsRefused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Preflight.disk(Path.of("/srv/atrium"), 3L << 30));
        assertThat(refusal.exitCode()).isEqualTo(12);
        assertThat(refusal).hasMessageContaining("below /srv/atrium, there are 3.0 GB");
    }

    @Test
    void tooLittleMemoryIsRefused() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Preflight.memory("MemTotal: 9 kB\nMemAvailable: 1048576 kB\n"));
        assertThat(refusal.exitCode()).isEqualTo(13);
        assertThat(refusal).hasMessageContaining("there are 1.0 GB");
    }

    @Test
    void aTakenPortNamesItsHolderAndTheWayOut() {
        PortFinding.Blocked blocked = new PortFinding.Blocked("server", 8080);
        Refusal refusal = Preflight.blocked(blocked, Optional.of(new Listener(4711, "python3")));
        assertThat(refusal.exitCode()).isEqualTo(14);
        assertThat(refusal)
                .hasMessageContaining("Port 8080 (server) is in use by process 4711 (python3)")
                .hasMessageContaining("--new-ports");
    }

    @Test
    void aMissingBuildIsRefused() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Preflight.built(List.of("a.jar", "b.jar"), "run make build first."));
        assertThat(refusal.exitCode()).isEqualTo(15);
        assertThat(refusal).hasMessageContaining("a.jar, b.jar").hasMessageContaining("make build");
    }

    @Test
    void aHomeThatCannotBeMadeIsRefused(@TempDir Path folder) throws IOException {
        Path home = Files.createFile(folder.resolve("file")).resolve("home");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Preflight.writable(home));
        assertThat(refusal.exitCode()).isEqualTo(16);
        assertThat(refusal).hasMessageContaining(home.toString()).hasMessageContaining("ATRIUM_HOME");
    }

    @Test
    void aGoodMachinePasses(@TempDir Path folder) {
        assertThatCode(() -> {
                    Preflight.java(17);
                    Preflight.node("v20.20.2");
                    Preflight.disk(folder, 8L << 30);
                    Preflight.memory("MemAvailable: 8388608 kB\n");
                    Preflight.built(List.of(), "");
                    Preflight.writable(folder.resolve("new/home"));
                })
                .doesNotThrowAnyException();
        assertThat(folder.resolve("new/home")).isEmptyDirectory();
    }
}

package io.atrium.installer.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessIdentityTest {

    private final Processes processes = new Processes();

    @Test
    void aNameWithBracketsAndSpacesDoesNotConfuseIt() {
        String stat = "77 (a) R (b) S 1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1";
        assertThat(ProcessIdentity.parse(77, stat)).contains(new ProcessIdentity(77, 4711));
    }

    @Test
    void aZombieIsDead() {
        String stat = "77 (a) Z 1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 4711 1 1";
        assertThat(ProcessIdentity.parse(77, stat)).isEmpty();
    }

    @Test
    void aRecycledIdIsAnotherProcess() {
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        ProcessIdentity before = new ProcessIdentity(self.pid(), self.startTicks() - 1);
        assertThat(self.alive()).isTrue();
        assertThat(before.alive()).isFalse();
    }

    @Test
    void whatDoesNotStopIsKilled(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        ProcessIdentity stubborn = processes.start(new Command(
                List.of("sh", "-c", "trap '' TERM; echo armed; while :; do sleep 0.05; done"), Map.of(), folder, log));
        while (!Files.readString(log).contains("armed")) {
            Thread.onSpinWait();
        }
        boolean byItself = processes.stop(stubborn, StopSignal.TERM, Duration.ofMillis(200));
        assertThat(byItself).isFalse();
        assertThat(stubborn.alive()).isFalse();
    }

    @Test
    void aSecretInTheEnvironmentIsNotShown(@TempDir Path folder) {
        Command command = new Command(List.of("x"), Map.of(), folder, folder.resolve("log")).with("PASSWORD", "hidden");
        assertThat(command.toString()).contains("PASSWORD").doesNotContain("hidden");
    }

    @Test
    void aLargeLogMovesAside(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("x.log");
        Files.writeString(log, "0123456789");
        LogFile.rotate(log, 10);
        assertThat(log).doesNotExist();
        assertThat(folder.resolve("x.log.1")).hasContent("0123456789");
    }
}

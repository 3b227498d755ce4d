package io.atrium.installer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

final class PreflightTest {

    @Test
    void eachRefusalHasItsOwnExitCodeAndSaysWhatToDo() {
        Refusal java = catchThrowableOfType(Refusal.class, () -> Preflight.java(11));
        Refusal node = catchThrowableOfType(Refusal.class, () -> Preflight.node("v18.19.0"));
        Refusal memory = catchThrowableOfType(
                Refusal.class, () -> Preflight.memory("MemTotal: 9 kB\nMemAvailable: 1048576 kB\n"));
        assertThat(java.exitCode()).isEqualTo(Preflight.JAVA);
        assertThat(node.exitCode()).isEqualTo(Preflight.NODE);
        assertThat(memory.exitCode()).isEqualTo(Preflight.MEMORY);
        assertThat(memory).hasMessageContaining("there are 1.0 GB");
    }

    @Test
    void aGoodMachinePasses() {
        assertThatCode(() -> {
                    Preflight.java(17);
                    Preflight.node("v20.20.2");
                    Preflight.memory("MemAvailable: 8388608 kB\n");
                })
                .doesNotThrowAnyException();
    }
}

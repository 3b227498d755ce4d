package io.atrium.installer.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.installer.debian.Wanted.Closure;
import io.atrium.installer.debian.Wanted.Group;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AptTest {

    private static final Group MONITORING =
            new Group("monitoring", "metrics", Closure.DEPENDENCIES, List.of("prometheus", "prometheus-node-exporter"));

    @Test
    void aGroupHasWhatWasAskedFor() throws IOException {
        List<String> pinned = List.of("libc6=2.36-9", "prometheus=2.42.0", "prometheus-node-exporter=1.5.0-1");

        assertThat(Apt.complete(MONITORING, pinned)).isEqualTo(pinned);
    }

    @Test
    void aPackageThatAptLeavesOutIsNamed() {
        List<String> pinned = List.of("libc6=2.36-9", "prometheus-node-exporter=1.5.0-1");

        assertThatThrownBy(() -> Apt.complete(MONITORING, pinned))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("monitoring")
                .hasMessageContaining("without prometheus,");
    }
}

package io.atrium.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    @Test
    void readsTheMostThatWasHeld() {
        assertThat(PeakMemory.bytesOf("Name:\tjava\nVmPeak:\t  9000 kB\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n"))
                .isEqualTo(2_097_152);
    }

    @Test
    void knowsOurOwn() throws IOException {
        assertThat(PeakMemory.of(ProcessHandle.current().pid())).isPositive();
    }
}

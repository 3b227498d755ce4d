package io.atrium.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTimesTest {

    @Test
    void addsUserAndSystemTimeWhateverTheProcessIsCalled() {
        String stat = "4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 1234 66 0 0 20 0 31 0 777 1 2";

        assertThat(CpuTimes.secondsOf(stat)).isEqualTo(13.0);
    }

    @Test
    void countsThisProcessesOwnTime() throws Exception {
        Map<Part, Long> self = Map.of(Part.CONSUMER, ProcessHandle.current().pid());
        CpuTimes before = CpuTimes.of(self);

        long sum = 0;
        while (CpuTimes.of(self).since(before).of(Part.CONSUMER) < 0.05) {
            for (int i = 0; i < 1_000_000; i++) {
                sum += i ^ sum;
            }
        }

        assertThat(CpuTimes.of(self).since(before).consumerSide()).isGreaterThanOrEqualTo(0.05);
        assertThat(CpuTimes.of(self).since(before).of(Part.KAFKA)).isZero();
    }
}

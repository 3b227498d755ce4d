package io.atrium.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplayKeyTest {

    @Test
    void isReadAsItWasWritten() {
        ReplayKey key = new ReplayKey(7, 1_790_000_000_123L, true);
        assertThat(ReplayKey.of(key.toBytes())).isEqualTo(key);
    }

    @Test
    void whatIsNoKeyIsNone() {
        assertThat(ReplayKey.of(null)).isNull();
        for (String text : new String[] {"", "acme/7", "0/1/1", "1/1/2", "1/-1/1", "99999999999/1/1", "1/1/1/1"}) {
            assertThat(ReplayKey.of(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isNull();
        }
    }

    @Test
    void noReplayRebuildsTheFirstGeneration() {
        assertThatThrownBy(() -> new ReplayKey(0, 1, true)).isInstanceOf(IllegalArgumentException.class);
    }
}

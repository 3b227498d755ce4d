package io.atrium.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTableTest {
    private static final long HORIZON = 1_000;

    private record Written(long payload, long millis) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void remembersWhatAMapWithTimesWould(long seed) {
        // Given
        SplittableRandom random = new SplittableRandom(seed);
        IdentityTable table = new IdentityTable(HORIZON);
        Map<Identity, Written> model = new HashMap<>();
        long now = 1;

        for (int step = 0; step < 60_000; step++) {
            // When: few distinct bits, so that identities share halves and places
            Identity identity = new Identity(random.nextLong(8), random.nextLong(4_000) << random.nextInt(3));
            now += random.nextInt(50) == 0 ? random.nextLong(HORIZON / 4) : 0;
            Written written = model.get(identity);
            Long expected = written != null && now - written.millis < HORIZON ? written.payload : null;

            // Then
            assertThat(table.find(identity, now)).isEqualTo(expected);
            if (random.nextBoolean()) {
                long payload = random.nextLong();
                table.put(identity, payload, now, now);
                model.put(identity, new Written(payload, now));
            }
        }
    }

    @Test
    void anEventIsForgottenExactlyAfterTheHorizon() {
        // Given
        IdentityTable table = new IdentityTable(HORIZON);
        Identity identity = new Identity(0, 0);

        // When
        table.put(identity, 0, 500, 500);

        // Then
        assertThat(table.find(identity, 500 + HORIZON - 1)).isEqualTo(0L);
        assertThat(table.find(identity, 500 + HORIZON)).isNull();
        assertThat(table.find(new Identity(0, 1), 500)).isNull();
        assertThat(table.find(new Identity(1, 0), 500)).isNull();
    }

    @Test
    void writesEachRememberedEventOnceAndNoOther() throws Exception {
        // Given
        IdentityTable table = new IdentityTable(HORIZON);
        for (int i = 0; i < 5_000; i++) {
            table.put(new Identity(i, -i), i, i < 1_000 ? 1 : 100, 100);
        }
        ByteBuffer buffer = ByteBuffer.allocate(10 * IdentityTable.EVENT_BYTES);
        Set<Long> payloads = new HashSet<>();
        IdentityTable.Drain drain = () -> {
            buffer.flip();
            while (buffer.hasRemaining()) {
                assertThat(buffer.getLong()).isEqualTo(-buffer.getLong());
                assertThat(payloads.add(buffer.getLong())).isTrue();
                assertThat(buffer.getLong()).isEqualTo(100);
            }
            buffer.clear();
        };

        // When
        table.write(buffer, drain, HORIZON + 1);
        drain.drain();

        // Then
        assertThat(payloads).hasSize(4_000).allMatch(payload -> payload >= 1_000);
        assertThat(table.alive(HORIZON + 1)).isEqualTo(4_000);
    }

    @Test
    void refusesTheTimeThatStandsForAnEmptyPlace() {
        // Given
        IdentityTable table = new IdentityTable(HORIZON);

        // Then
        assertThatThrownBy(() -> table.put(new Identity(1, 1), 1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("written at 0");
    }
}

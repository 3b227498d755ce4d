package io.atrium.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.bench.events.EventMix;
import io.atrium.contract.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactRowTest {

    @Test
    void aRowHasAsManyValuesAsTheStatementHasParameters() {
        FactRow row = new FactRow();
        EventMix mix = new EventMix(Instant.parse("2026-01-01T00:00:00Z"), 0);

        for (int number = 0; number < 200; number++) {
            Event event = mix.event(number);
            assertThat(row.of(new Fact(event, 1, 2, 3))).hasSize(JdbcJob.columns(event.family()));
        }
    }
}

package io.atrium.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.contract.EventFamily;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventMixTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS = 20_000;

    @Test
    void everyEventHasAnIdOfItsOwnAndIsTheSameAgain() {
        EventMix mix = new EventMix(START, 0.1);
        Set<String> ids = new HashSet<>();

        for (int number = 0; number < EVENTS; number++) {
            assertThat(ids.add(mix.event(number).envelope().id())).isTrue();
        }

        assertThat(new EventMix(START, 0.1).event(17)).isEqualTo(mix.event(17));
    }

    @Test
    void familiesAndHistoryComeInTheirShares() {
        EventMix mix = new EventMix(START, 0.1);
        Map<EventFamily, Integer> families = new EnumMap<>(EventFamily.class);
        int old = 0;

        for (int number = 0; number < EVENTS; number++) {
            Event event = mix.event(number);
            families.merge(event.family(), 1, Integer::sum);
            old += event.envelope().time().isBefore(START) ? 1 : 0;
        }

        assertThat(families.get(EventFamily.USAGE)).isBetween(8_600, 9_400);
        assertThat(families.get(EventFamily.COLLABORATION)).isBetween(8_600, 9_400);
        assertThat(families.get(EventFamily.BUSINESS)).isBetween(1_800, 2_200);
        assertThat(old).isBetween(1_800, 2_200);
    }
}

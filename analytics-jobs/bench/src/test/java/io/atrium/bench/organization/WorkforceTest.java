package io.atrium.bench.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkforceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 7);

    @Test
    void doesTheSameEachTime() {
        List<Event> once = some(new Workforce(100, FIRST).events(0.05), 3_000);

        assertThat(some(new Workforce(100, FIRST).events(0.05), 3_000)).isEqualTo(once);
    }

    @Test
    void repeatsNoEventThoughSomeAreLate() {
        List<Event> events = some(new Workforce(100, FIRST).events(0.125), 3_200);

        assertThat(events.stream().map(event -> event.envelope().id())).doesNotHaveDuplicates();
        assertThat(events.stream().filter(event -> event.envelope().day().isBefore(FIRST)))
                .hasSize(400);
    }

    @Test
    void actsInEveryFamilyOfEvents() {
        List<Event> events = some(new Workforce(100, FIRST).events(0), 3_000);

        assertThat(events.stream().map(Event::family).distinct()).hasSize(3);
    }

    private static List<Event> some(Iterator<Event> events, int count) {
        List<Event> some = new ArrayList<>();
        new Some(events, count).forEachRemaining(some::add);
        return some;
    }
}

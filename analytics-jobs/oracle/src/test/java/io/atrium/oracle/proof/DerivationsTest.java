package io.atrium.oracle.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.Event;
import io.atrium.oracle.generated.AdversarialTenant;
import io.atrium.oracle.generated.Tenant;
import io.atrium.oracle.testing.Shrinking;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jobs' pure functions beside the oracle's facts: no processes, so that many organizations can be tried. */
class DerivationsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final int EVENTS = 3_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("oracle.seeds", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deriveWhatTheOracleDerives(long seed) {
        Tenant tenant = AdversarialTenant.of("t", seed, ZoneId.of("Europe/Berlin"), FIRST, EVENTS);

        assertThat(JobLines.of(tenant.arrivals()).keySet()).containsExactlyElementsOf(FactLines.views());
        for (String view : FactLines.views()) {
            if (!difference(view, tenant, tenant.arrivals()).isEmpty()) {
                List<Event> few = Shrinking.smallest(
                        tenant.arrivals(),
                        events -> !difference(view, tenant, events).isEmpty());
                assertThat(difference(view, tenant, few))
                        .as("%s of %s", view, few)
                        .isEmpty();
            }
        }
    }

    private static List<String> difference(String view, Tenant tenant, List<Event> events) {
        List<String> expected = FactLines.of(view, tenant.with(events).oracle().facts()).stream()
                .map(line -> FactLines.asWritten(view, line))
                .toList();
        Map<String, List<String>> derived = JobLines.of(events);
        return Difference.between(derived.getOrDefault(view, List.of()), expected);
    }
}

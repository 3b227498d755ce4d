package io.atrium.oracle.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atrium.contract.Event;
import io.atrium.oracle.Oracle;
import io.atrium.oracle.generated.AdversarialTenant;
import io.atrium.oracle.generated.Tenant;
import io.atrium.oracle.metrics.DefaultWindow;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What must not change a number, and what must add up; a failure shrinks to a few events. */
class ArrivalPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final int EVENTS = 400;
    private static final int[] DEPARTMENTS = {0, 1, 2, 4};
    private static final Set<String> TENANT_ONLY = Set.of(
            "com.active_group_rate",
            "com.group_participation",
            "team.workspace_health",
            "app.active_apps",
            "app.connector_runs_ok",
            "net.retention_w4");

    /** Numerators that are sums over people: each person's part stands on that person's own events and the directory alone. */
    private static final List<String> ADDITIVE = List.of(
            "org.dau",
            "org.wau",
            "org.mau",
            "org.first_time",
            "org.active_rate_28",
            "org.returning_rate",
            "org.habit_rate",
            "org.habit_score",
            "org.platform_multi",
            "org.platform_only_web",
            "com.sender_rate",
            "com.msgs_per_sender",
            "com.reader_rate",
            "com.group_share",
            "doc.link_vs_attach",
            "doc.creator_rate",
            "mtg.attendee_rate",
            "oa.flow_users",
            "app.form_users",
            "att.clock_in_rate",
            "use.active_minutes",
            "use.apps_per_member");

    /** A seed of an organization, and which of its events are there: the part that shrinks. */
    record Sample(Tenant tenant, List<Integer> kept) {
        Tenant part() {
            List<Event> events = tenant.arrivals();
            return tenant.with(kept.stream()
                    .filter(index -> index < events.size())
                    .map(events::get)
                    .toList());
        }

        @Override
        public String toString() {
            return part().arrivals().toString();
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<Tenant> tenants = Arbitraries.longs()
                .between(1, 1_000_000)
                .map(seed -> AdversarialTenant.of("t", seed, zone(seed), FIRST, EVENTS))
                .dontShrink();
        Arbitrary<List<Integer>> kept = Arbitraries.integers()
                .between(0, EVENTS - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(EVENTS);
        return tenants.flatMap(tenant -> kept.map(indexes -> new Sample(tenant, indexes)));
    }

    private static ZoneId zone(long seed) {
        return List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Shanghai"))
                .get((int) (seed % 3));
    }

    private static OracleValue value(Oracle oracle, Tenant tenant, String id, int department) {
        return oracle.value(
                id, department, DefaultWindow.of(id, new Window(tenant.to().minusDays(13), tenant.to())), 2);
    }

    private static List<String> answers(Tenant tenant) {
        Oracle oracle = tenant.oracle();
        List<String> answers = new ArrayList<>();
        for (String id : Oracle.ids()) {
            for (int department : DEPARTMENTS) {
                if (department == 0 || !TENANT_ONLY.contains(id)) {
                    answers.add(id + " of " + department + " " + value(oracle, tenant, id, department));
                }
            }
        }
        return answers;
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void orderAndRepetitionChangeNothing(@ForAll("samples") Sample sample, @ForAll long disorder) {
        Tenant plain = sample.part();
        Tenant muddled = plain.muddled(new Random(disorder));

        assertThat(answers(muddled)).isEqualTo(answers(plain));
        assertThat(muddled.oracle().facts()).isEqualTo(plain.oracle().facts());
    }

    @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
    void halvesOfATenantAddUp(@ForAll("samples") Sample sample) {
        Tenant whole = sample.part();
        Tenant even = whole.part("even", event -> event.envelope().memberNo() % 2 == 0);
        Tenant odd = whole.part("odd", event -> event.envelope().memberNo() % 2 == 1);

        for (String id : ADDITIVE) {
            for (int department : DEPARTMENTS) {
                double sum = value(even.oracle(), even, id, department)
                                .numerator()
                                .orElseThrow()
                        + value(odd.oracle(), odd, id, department).numerator().orElseThrow();
                assertThat(value(whole.oracle(), whole, id, department)
                                .numerator()
                                .orElseThrow())
                        .as("%s of department %d", id, department)
                        .isCloseTo(sum, within(1e-9));
            }
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.BOUNDED)
    void anotherTenantsEventsChangeNothing(@ForAll("samples") Sample sample) {
        Tenant own = sample.part();
        List<Event> both = new ArrayList<>(own.arrivals());
        both.addAll(own.part("other", event -> true).arrivals());

        assertThat(answers(own.with(both))).isEqualTo(answers(own));
    }
}

package io.atrium.oracle.proof;

import io.atrium.contract.Event;
import io.atrium.oracle.generated.AdversarialTenant;
import io.atrium.oracle.generated.SimulatedTenant;
import io.atrium.oracle.generated.Tenant;
import io.atrium.simulator.organization.Profile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Organizations that one seed makes: two of the simulator, two that are out to do harm, and one of these once more as two tenants, each with
 * the acts of half its members.
 *
 * @param harmful the one that was divided
 * @param halves the two
 */
record Scenario(List<Tenant> tenants, Tenant harmful, List<Tenant> halves) {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Shanghai"), ZoneId.of("UTC"));
    /** Clocks change in America on March 8 and in Europe on March 29. */
    private static final LocalDate EARLY_SPRING = LocalDate.of(2026, 2, 1);

    private static final LocalDate GOLDEN_WEEK = LocalDate.of(2026, 9, 3);
    private static final int HARMFUL_EVENTS = 9_000;

    static Scenario of(long seed) {
        Random random = new Random(seed);
        Tenant group = SimulatedTenant.of("group", Profile.named("demo").withMembers(110), seed, GOLDEN_WEEK, 42)
                .muddled(random);
        Tenant bureau = SimulatedTenant.of(
                "bureau", Profile.named("bureau").withMembers(90), seed, EARLY_SPRING.plusDays(17), 44);
        Tenant harmful = AdversarialTenant.of("harmful", seed, zone(seed), EARLY_SPRING, HARMFUL_EVENTS);
        Tenant worse = AdversarialTenant.of("worse", seed + 7_919, zone(seed + 1), EARLY_SPRING, HARMFUL_EVENTS);
        List<Tenant> halves = List.of(half(harmful, 0), half(harmful, 1));
        List<Tenant> tenants = new ArrayList<>(List.of(group, bureau, harmful, worse));
        tenants.addAll(halves);
        return new Scenario(tenants, harmful, halves);
    }

    private static ZoneId zone(long seed) {
        return ZONES.get((int) Math.floorMod(seed, (long) ZONES.size()));
    }

    private static Tenant half(Tenant tenant, int rest) {
        return tenant.part(tenant.id() + "-" + rest, event -> event.envelope().memberNo() % 2 == rest);
    }

    /** The events of all, each tenant's in its order, one tenant after the other in small portions. */
    List<Event> arrivals() {
        List<Event> all = new ArrayList<>();
        int most = tenants.stream()
                .mapToInt(tenant -> tenant.arrivals().size())
                .max()
                .orElse(0);
        for (int from = 0; from < most; from += 500) {
            for (Tenant tenant : tenants) {
                List<Event> events = tenant.arrivals();
                all.addAll(events.subList(Math.min(from, events.size()), Math.min(from + 500, events.size())));
            }
        }
        return all;
    }
}

package io.atrium.simulator.behaviour;

import io.atrium.simulator.organization.Organization;
import io.atrium.simulator.organization.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a simulated organization, day by day. A day is a pure function of profile, seed, origin and the day itself: the same
 * events in the same order, whichever days were asked for before and by however many threads. Immutable.
 */
public final class Simulation {

    private static final Comparator<SimulatedEvent> BY_TIME =
            Comparator.comparing(SimulatedEvent::time).thenComparing(SimulatedEvent::id);

    private final World world;
    private final List<Domain> domains;

    private Simulation(Organization organization) {
        this.world = new World(organization);
        this.domains = List.of(
                new Sessions(world),
                new Conversations(world),
                new Groups(world),
                new Broadcasts(world),
                new Documents(world),
                new Meetings(world),
                new Tasks(world),
                new Reports(world),
                new Approvals(world),
                new Attendance(world),
                new Records(world),
                new Apps(world));
    }

    /** What that organization does. */
    public static Simulation of(Organization organization) {
        return new Simulation(organization);
    }

    /**
     * What an organization of that profile does.
     *
     * @param origin the first day; there is nothing before it
     */
    public static Simulation of(Profile profile, long seed, LocalDate origin) {
        return new Simulation(Organization.of(profile, seed, origin));
    }

    public Organization organization() {
        return world.organization();
    }

    /** Everything that happens on a day of the organization's time zone, in the order of time; nothing before the origin. */
    public List<SimulatedEvent> day(LocalDate date) {
        long from = world.clockwork().start((int) date.toEpochDay());
        long until = world.clockwork().start((int) date.toEpochDay() + 1);
        List<SimulatedEvent> events = new ArrayList<>();
        for (Domain domain : domains) {
            Recorder recorder = new Recorder(world, domain.key(), from, until, events);
            for (int back = domain.span(); back >= 0; back--) {
                LocalDate began = date.minusDays(back);
                if (!began.isBefore(world.organization().origin())) {
                    domain.begin(world.day(began), recorder);
                }
            }
        }
        events.sort(BY_TIME);
        return List.copyOf(events);
    }

    /** The events of several days, the last day included, one day in memory at a time. */
    public Stream<SimulatedEvent> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).flatMap(date -> day(date).stream());
    }
}

package io.atrium.bench.organization;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.simulator.behaviour.SimulatedEvent;
import io.atrium.simulator.behaviour.Simulation;
import io.atrium.simulator.organization.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the people of an organization do, working day after working day: the simulator's events as the gateway hands them
 * to Kafka. The same members and first day give the same events.
 */
public final class Workforce {
    /** The tenant of all events. */
    public static final String TENANT = "demo";

    private static final long SEED = 20_261_130L;

    /** So long before the first day the simulation begins: people have adopted the workplace, and cases are under way. */
    private static final int EARLIER_DAYS = 60;

    /** So many days before the first lies what arrives late. */
    private static final int LATE_DAYS = 35;

    private static final int CHUNK = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int members;
    private final LocalDate first;
    private final Simulation simulation;
    private final Door door;
    private final CloudEventsReader reader =
            new CloudEventsReader(EventCatalogue.standard(), Integer.MAX_VALUE, Long.MAX_VALUE);

    /**
     * @param members size of the organization
     * @param first the first day
     */
    public Workforce(int members, LocalDate first) {
        this.members = members;
        this.first = first;
        this.simulation =
                Simulation.of(Profile.named("demo").withMembers(members), SEED, first.minusDays(EARLIER_DAYS));
        this.door = new Door(TENANT, simulation.organization());
    }

    public int members() {
        return members;
    }

    /**
     * Everything from the first day on, without an end.
     *
     * @param lateShare share of events from weeks before instead, each of them once
     */
    public Iterator<Event> events(double lateShare) {
        Iterator<Event> now = from(first);
        return lateShare == 0 ? now : new Mixed(now, from(first.minusDays(LATE_DAYS)), lateShare);
    }

    private Iterator<Event> from(LocalDate day) {
        return new Days(day);
    }

    /** Days one after another, of which one is in memory. */
    private final class Days implements Iterator<Event> {
        private LocalDate next;
        private Iterator<SimulatedEvent> day = List.<SimulatedEvent>of().iterator();
        private Iterator<Event> chunk = List.<Event>of().iterator();

        Days(LocalDate first) {
            this.next = first;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Event next() {
            while (!chunk.hasNext()) {
                chunk = stamped(nextChunk()).iterator();
            }
            return chunk.next();
        }

        private List<SimulatedEvent> nextChunk() {
            while (!day.hasNext()) {
                if (simulation.organization().calendar().isWorkingDay(next)) {
                    day = simulation.day(next).iterator();
                }
                next = next.plusDays(1);
            }
            List<SimulatedEvent> events = new ArrayList<>(CHUNK);
            while (day.hasNext() && events.size() < CHUNK) {
                events.add(day.next());
            }
            return events;
        }
    }

    private List<Event> stamped(List<SimulatedEvent> events) {
        List<Event> stamped = new ArrayList<>(events.size());
        try {
            reader.read(new ByteArrayInputStream(json(events)), read -> stamped.add(stamped(read)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableBatchException e) {
            throw new IllegalStateException(e);
        }
        return stamped;
    }

    private static byte[] json(List<SimulatedEvent> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * 512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            for (SimulatedEvent event : events) {
                event.writeTo(json);
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    private Event stamped(ReadEvent read) {
        if (read instanceof ReadEvent.Drafted drafted
                && drafted.draft().stamp(door) instanceof StampedEvent.Stamped stamped) {
            return stamped.event();
        }
        throw new IllegalStateException("the simulator sends what the gateway refuses: " + read);
    }
}

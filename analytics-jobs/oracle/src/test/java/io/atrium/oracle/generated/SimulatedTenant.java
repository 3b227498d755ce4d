package io.atrium.oracle.generated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.model.OracleDirectory.DepartmentPeriod;
import io.atrium.oracle.model.OracleDirectory.MemberPeriod;
import io.atrium.oracle.model.OracleDirectory.ProfileFlags;
import io.atrium.oracle.model.OracleDirectory.Validity;
import io.atrium.simulator.behaviour.SimulatedEvent;
import io.atrium.simulator.behaviour.Simulation;
import io.atrium.simulator.organization.Department;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import io.atrium.simulator.organization.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An organization of the simulator, whose events go through the gateway's own reader. */
public final class SimulatedTenant {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate FOUNDED = LocalDate.of(2000, 1, 1);

    private final String tenant;
    private final Organization organization;
    private final Map<String, Member> members = new HashMap<>();

    private SimulatedTenant(String tenant, Organization organization) {
        this.tenant = tenant;
        this.organization = organization;
        organization.members().forEach(member -> members.put(member.user(), member));
    }

    /** Those days of an organization, in the order in which they happened. */
    public static Tenant of(String tenant, Profile profile, long seed, LocalDate origin, int days) {
        Simulation simulation = Simulation.of(profile, seed, origin);
        SimulatedTenant simulated = new SimulatedTenant(tenant, simulation.organization());
        LocalDate to = origin.plusDays(days - 1L);
        List<Event> events = new ArrayList<>();
        for (LocalDate day = origin; !day.isAfter(to); day = day.plusDays(1)) {
            events.addAll(simulated.stamped(simulation.day(day)));
        }
        Organization organization = simulation.organization();
        return new Tenant(
                tenant,
                new OracleCalendar(organization.zone(), organization.calendar()::isWorkingDay),
                simulated.directory(),
                events,
                to);
    }

    private OracleDirectory directory() {
        List<MemberPeriod> periods = new ArrayList<>();
        for (Member member : organization.members()) {
            if (member.moved() < member.left()) {
                periods.add(period(member, member.department(), member.joined(), member.moved()));
                periods.add(period(member, member.nextDepartment(), member.moved(), member.left()));
            } else {
                periods.add(period(member, member.department(), member.joined(), member.left()));
            }
        }
        List<DepartmentPeriod> departments = organization.departments().stream()
                .map(department -> new DepartmentPeriod(
                        number(department.index()),
                        path(department.index()),
                        department.index() % 4 != 3,
                        Validity.since(FOUNDED)))
                .toList();
        return new OracleDirectory(periods, departments);
    }

    private MemberPeriod period(Member member, int department, int from, int until) {
        Validity validity = until == Member.NEVER
                ? Validity.since(LocalDate.ofEpochDay(from))
                : Validity.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(until));
        ProfileFlags profile = new ProfileFlags(
                !member.title().isEmpty(), member.manager() >= 0, !member.site().isEmpty());
        return new MemberPeriod(number(member), member.human(), number(department), profile, validity);
    }

    private static long number(Member member) {
        return member.index() + 1L;
    }

    private static int number(int department) {
        return department + 1;
    }

    private DepartmentPath path(int department) {
        List<Integer> numbers = new ArrayList<>();
        for (int index = department; index >= 0; index = parent(index)) {
            numbers.add(0, number(index));
        }
        return DepartmentPath.of(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    private int parent(int department) {
        Department found = organization.departments().get(department);
        return found.parent();
    }

    private List<Event> stamped(List<SimulatedEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Event> stamped = new ArrayList<>();
        try {
            CloudEventsReader reader =
                    new CloudEventsReader(EventCatalogue.standard(), Integer.MAX_VALUE, Long.MAX_VALUE);
            reader.read(new ByteArrayInputStream(json(events)), read -> stamped.add(stamped(read)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableBatchException e) {
            throw new IllegalStateException(e);
        }
        return stamped;
    }

    private static byte[] json(List<SimulatedEvent> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
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
                && drafted.draft().stamp(new Door()) instanceof StampedEvent.Stamped stamped) {
            return stamped.event();
        }
        throw new IllegalStateException("The simulator sends what the door refuses: " + read);
    }

    private final class Door implements Stamps {
        @Override
        public String tenantId() {
            return tenant;
        }

        @Override
        public LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, organization.zone());
        }

        @Override
        public Optional<Participant> member(String externalId, Instant time) {
            long day = day(time).toEpochDay();
            return Optional.ofNullable(members.get(externalId))
                    .filter(member -> member.employed(day))
                    .map(member -> new Participant(number(member), member.kind(), path(member.departmentOn(day))));
        }

        @Override
        public boolean isWithheld(Participant member, Instant time) {
            return false;
        }
    }
}

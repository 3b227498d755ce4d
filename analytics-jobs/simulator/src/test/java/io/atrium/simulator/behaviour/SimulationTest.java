package io.atrium.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.EventJsonSchema;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.simulator.organization.Member;
import io.atrium.simulator.organization.Organization;
import io.atrium.simulator.organization.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulationTest {

    private static final LocalDate ORIGIN = LocalDate.of(2026, 8, 23);
    private static final LocalDate LAST = ORIGIN.plusDays(89);

    private static Simulation simulation(String profile) {
        return Simulation.of(Profile.named(profile).withMembers(240), 11, ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bureau"})
    void everyEventTypeOccursAndIsAcceptable(String profile) throws Exception {
        Set<String> missing = new HashSet<>(
                EventCatalogue.standard().types().stream().map(EventType::id).toList());
        CloudEventsReader reader = new CloudEventsReader(EventCatalogue.standard(), Integer.MAX_VALUE, Long.MAX_VALUE);
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventJsonSchema.asJson());
        Simulation simulation = simulation(profile);

        for (LocalDate day = ORIGIN; !day.isAfter(LAST); day = day.plusDays(1)) {
            byte[] json = json(simulation.day(day));
            for (ReadEvent event : reader.read(new ByteArrayInputStream(json))) {
                assertThat(event).isInstanceOf(ReadEvent.Drafted.class);
            }
            for (JsonNode event : new JsonMapper().readTree(json)) {
                if (missing.remove(event.path("type").asText())) {
                    assertThat(schema.validate(event)).isEmpty();
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void aDayIsTheSameWhateverWasAskedBeforeAndByHoweverManyThreads() throws Exception {
        List<LocalDate> days = ORIGIN.datesUntil(ORIGIN.plusDays(30)).toList();
        Simulation forwards = simulation("demo");
        Simulation together = simulation("demo");

        Map<LocalDate, String> parallel = days.parallelStream()
                .collect(Collectors.toConcurrentMap(Function.identity(), day -> text(together.day(day))));

        for (int i = days.size() - 1; i >= 0; i -= 3) {
            LocalDate day = days.get(i);
            assertThat(text(simulation("demo").day(day))).isEqualTo(text(forwards.day(day)));
            assertThat(parallel.get(day)).isEqualTo(text(forwards.day(day)));
        }
    }

    @Test
    void anotherSeedGivesOtherEvents() {
        Profile profile = Profile.named("demo").withMembers(60);
        LocalDate day = ORIGIN.plusDays(3);

        assertThat(text(Simulation.of(profile, 1, ORIGIN).day(day)))
                .isNotEqualTo(text(Simulation.of(profile, 2, ORIGIN).day(day)));
    }

    @Test
    void idsAreUniqueAndEventsLieOnTheirDayInOrder() {
        Simulation simulation = simulation("demo");
        ZoneId zone = simulation.organization().zone();
        Set<String> ids = new HashSet<>();

        for (LocalDate day = ORIGIN; !day.isAfter(LAST); day = day.plusDays(1)) {
            List<SimulatedEvent> events = simulation.day(day);
            for (SimulatedEvent event : events) {
                assertThat(ids.add(event.id())).as(event.id()).isTrue();
                assertThat(LocalDate.ofInstant(event.time(), zone)).isEqualTo(day);
            }
            assertThat(events).isSortedAccordingTo((left, right) -> left.time().compareTo(right.time()));
        }
    }

    @Test
    void holidaysAreSilentAndSwappedDaysAreWorked() {
        Simulation simulation = simulation("demo");

        long usual = people(simulation, LocalDate.of(2026, 10, 14));

        assertThat(people(simulation, LocalDate.of(2026, 10, 2)))
                .as("National Day")
                .isLessThan(usual / 5);
        assertThat(people(simulation, LocalDate.of(2026, 10, 17)))
                .as("a Saturday")
                .isLessThan(usual / 5);
        assertThat(people(simulation, LocalDate.of(2026, 10, 10)))
                .as("a worked Saturday")
                .isGreaterThan(usual * 2 / 3);
        assertThat(simulation.day(LocalDate.of(2026, 10, 2)))
                .noneMatch(event -> event.type().startsWith("attendance."));
    }

    private static long people(Simulation simulation, LocalDate day) {
        return simulation.day(day).stream()
                .map(SimulatedEvent::actor)
                .distinct()
                .count();
    }

    @Test
    void whoIsNotThereIsSilentAndReceivesNothing() {
        Simulation simulation = simulation("demo");
        Map<String, Member> members = byUser(simulation.organization());

        for (LocalDate day = ORIGIN; !day.isAfter(LAST); day = day.plusDays(1)) {
            long number = day.toEpochDay();
            for (SimulatedEvent event : simulation.day(day)) {
                assertThat(member(members, event.actor()).employed(number)).isTrue();
                assertThat(event.recipients())
                        .allMatch(user -> member(members, user).employed(number));
            }
        }
        assertThat(members.values()).anyMatch(member -> member.left() < LAST.toEpochDay());
        assertThat(members.values())
                .anyMatch(member -> member.joined() > ORIGIN.toEpochDay() && member.joined() < LAST.toEpochDay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bureau"})
    void peopleTalkMostlyInsideTheirDepartmentAndMutually(String profile) {
        Simulation simulation = Simulation.of(Profile.named(profile), 7, ORIGIN);
        Map<String, Member> members = byUser(simulation.organization());
        long deliveries = 0;
        long across = 0;
        Set<List<String>> pairs = new HashSet<>();
        Map<String, Integer> sent = new HashMap<>();

        for (LocalDate day : ORIGIN.plusDays(50).datesUntil(ORIGIN.plusDays(71)).toList()) {
            for (SimulatedEvent event : simulation.day(day)) {
                Member sender = member(members, event.actor());
                if (event.type().equals("im.message.sent") && sender.human()) {
                    sent.merge(event.actor(), 1, Integer::sum);
                    for (String user : event.recipients()) {
                        long number = day.toEpochDay();
                        deliveries++;
                        across += sender.departmentOn(number)
                                        == member(members, user).departmentOn(number)
                                ? 0
                                : 1;
                        pairs.add(List.of(event.actor(), user));
                    }
                }
            }
        }

        assertThat((double) across / deliveries).isBetween(0.15, 0.38);
        long mutual = pairs.stream()
                .filter(pair -> pairs.contains(List.of(pair.get(1), pair.get(0))))
                .count();
        assertThat((double) mutual / pairs.size()).isGreaterThan(0.3);
        List<Integer> counts = new ArrayList<>(sent.values());
        counts.sort(null);
        long busiest = counts.subList(counts.size() * 9 / 10, counts.size()).stream()
                .mapToInt(i -> i)
                .sum();
        assertThat((double) busiest / counts.stream().mapToInt(i -> i).sum())
                .as("share of the busiest tenth")
                .isGreaterThan(0.25);
    }

    @Test
    void approvalsAreReworkedAndSometimesOverdue() {
        Simulation simulation = simulation("bureau");
        Map<String, Integer> found = new TreeMap<>();

        simulation.days(ORIGIN.plusDays(20), ORIGIN.plusDays(60)).forEach(event -> {
            if (event.type().equals("approval.task.completed")) {
                boolean late = event.time()
                                .toString()
                                .compareTo(String.valueOf(event.data().get("duetime")))
                        > 0;
                found.merge(late ? "late" : "in time", 1, Integer::sum);
            }
            if (event.data().containsKey("resubmissionof")) {
                found.merge("again", 1, Integer::sum);
            }
        });

        assertThat(found).containsKeys("late", "in time", "again");
        assertThat(found.getOrDefault("late", 0)).isLessThan(found.getOrDefault("in time", 0));
    }

    private static Map<String, Member> byUser(Organization organization) {
        return organization.members().stream().collect(Collectors.toMap(Member::user, Function.identity()));
    }

    private static Member member(Map<String, Member> members, String user) {
        Member member = members.get(user);
        if (member == null) {
            throw new AssertionError("the directory does not know " + user);
        }
        return member;
    }

    private static String text(List<SimulatedEvent> events) {
        return new String(json(events), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] json(List<SimulatedEvent> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartArray();
            for (SimulatedEvent event : events) {
                event.writeTo(json);
            }
            json.writeEndArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

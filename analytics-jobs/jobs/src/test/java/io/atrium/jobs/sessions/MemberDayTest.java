package io.atrium.jobs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.contract.ActorKind;
import io.atrium.contract.BusinessEvent;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.DepartmentPath;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.Platform;
import io.atrium.contract.UsageEvent;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.DerivationKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By hand, sentence by sentence of {@code definitions.md}. */
class MemberDayTest {
    private static final EventCatalogue CATALOGUE = EventCatalogue.standard();
    private static final LocalDate DAY = LocalDate.parse("2024-03-05");

    private final MemberDay derivation = new MemberDay(Duration.ofMinutes(30));
    private final List<Event> events = new ArrayList<>();

    @Test
    void aGapOfMoreThanHalfAnHourBeginsAnotherSession() {
        // Given
        page("a", "09:00:00", "laptop");
        page("b", "09:30:00", "laptop"); // exactly 30 minutes: the same session
        page("c", "10:00:00.001", "laptop"); // a millisecond more: another

        // When
        MemberDayRow row = theRow();

        // Then: 09:00 to 09:30, and a minute from 10:00:00.001 on
        assertThat(row.use()).isEqualTo(new Sessionizer.Use(2, 1, 1860, 1860));
        assertThat(row.intentionalEvents()).isEqualTo(3);
    }

    @Test
    void theGapIsASetting() {
        // Given
        page("a", "09:00:00", "laptop");
        page("b", "09:10:00", "laptop");

        // When
        List<MemberDayRow> rows = rows(new MemberDay(Duration.ofMinutes(5)), events);

        // Then
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.use().sessions()).isEqualTo(2));
    }

    @Test
    void timeOnTwoDevicesAtOnceCountsOnceForThePersonAndTwiceForTheDevices() {
        // Given
        page("a", "09:00:00", "laptop");
        page("b", "09:20:00", "laptop");
        page("c", "09:10:00", "phone");
        page("d", "09:25:00", "phone");
        page("e", "11:00:00", "phone");

        // When
        MemberDayRow row = theRow();

        // Then: laptop 20 min; phone 15 min and 1 min; together 09:00 to 09:25 and a minute
        assertThat(row.use()).isEqualTo(new Sessionizer.Use(3, 2, 26 * 60, 36 * 60));
    }

    @Test
    void withoutADeviceIdThePlatformIsTheDevice() {
        // Given
        page("a", "09:00:00", null);
        page("b", "09:05:00", "web");
        events.add(UsageEvent.builder(envelope("c", "app.page.viewed", "09:06:00", 7, "", Platform.MOBILE, null))
                .build());

        // When
        MemberDayRow row = theRow();

        // Then: one on the web for five minutes, one on the mobile for its minute
        assertThat(row.use()).isEqualTo(new Sessionizer.Use(2, 2, 360, 360));
        assertThat(row.platforms()).isEqualTo(2 | 4);
    }

    @Test
    void aHeartbeatKeepsASessionOpenAndAFirstOneReachesBack() {
        // Given
        usage("a", "app.session.heartbeat", "09:10:00", "laptop", "s1", 600);
        usage("b", "app.session.heartbeat", "09:35:00", "laptop", "s1", 600); // inside: its duration says nothing more
        usage("c", "app.session.heartbeat", "10:00:00", "laptop", "s1", 0);

        // When
        MemberDayRow row = theRow();

        // Then: from ten minutes before the first to the last
        assertThat(row.use()).isEqualTo(new Sessionizer.Use(1, 1, 3600, 3600));
        assertThat(row.intentionalEvents()).isZero();
        assertThat(row.platforms()).isZero();
    }

    @Test
    void anEndEndsASessionAndAStartOfAnotherIdBeginsOne() {
        // Given
        usage("a", "app.session.started", "09:00:00", "laptop", "s1", 0);
        usage("b", "app.session.ended", "09:05:00", "laptop", "s1", 0);
        page("c", "09:06:00", "laptop"); // after an end: another, without an id
        usage("d", "app.session.started", "09:08:00", "laptop", "s2", 0); // another id: another
        usage("e", "app.session.started", "09:09:00", "laptop", "s2", 0); // the same id: the same
        usage("f", "app.session.heartbeat", "09:12:00", "laptop", "s2", 0);

        // When
        MemberDayRow row = theRow();

        // Then: 300 s; a minute from 09:06 (it ends at 09:07); 09:08 to 09:12
        assertThat(row.use()).isEqualTo(new Sessionizer.Use(3, 1, 300 + 60 + 240, 300 + 60 + 240));
    }

    @Test
    void secondsAreRoundedDownForEachSessionAndForTheUnion() {
        // Given
        page("a", "09:00:00.000", "laptop");
        page("b", "09:01:30.700", "laptop");
        page("c", "11:00:00.000", "laptop");
        page("d", "11:01:30.700", "laptop");

        // When
        MemberDayRow row = theRow();

        // Then: 90.7 s twice
        assertThat(row.use().deviceSeconds()).isEqualTo(180);
        assertThat(row.use().activeSeconds()).isEqualTo(181);
    }

    @Test
    void whatElseTheDayHas() {
        // Given
        events.add(CollaborationEvent.builder(envelope("a", "im.message.sent", "09:00:00"))
                .channel("chat")
                .build());
        events.add(CollaborationEvent.builder(envelope("b", "im.message.sent", "09:01:00"))
                .channel("post")
                .build());
        events.add(CollaborationEvent.builder(envelope("c", "im.ding.sent", "09:02:00"))
                .build());
        events.add(UsageEvent.builder(envelope("d", "app.opened", "09:03:00"))
                .appId("travel")
                .build());
        events.add(UsageEvent.builder(envelope("e", "app.installed", "09:04:00"))
                .appId("never opened")
                .build());
        events.add(BusinessEvent.builder(envelope("f", "form.published", "09:05:00"))
                .appId("expenses")
                .build());
        events.add(BusinessEvent.builder(envelope("g", "business.record.changed", "09:06:00"))
                .system("erp")
                .build());
        events.add(BusinessEvent.builder(envelope("h", "business.record.changed", "09:07:00"))
                .system("crm")
                .build());

        // When
        MemberDayRow row = theRow();

        // Then
        assertThat(row.modes()).isEqualTo(1 | 2 | 8);
        assertThat(row.apps()).containsExactly("expenses", "travel");
        assertThat(row.systems()).containsExactly("crm", "erp");
        assertThat(row.builder()).isTrue();
    }

    @Test
    void machinesHaveNoDays() {
        // Given
        Participant bot = new Participant(9, ActorKind.BOT, DepartmentPath.of(1));
        Participant service = new Participant(10, ActorKind.SERVICE, DepartmentPath.NONE);
        for (Participant actor : List.of(bot, service)) {
            events.add(CollaborationEvent.builder(envelope(
                            "m" + actor.memberNo(), "im.message.sent", "09:00:00", actor, "d", Platform.WEB, null))
                    .channel("chat")
                    .build());
        }

        // When, then
        assertThat(rows(derivation, events)).isEmpty();
    }

    @Test
    void theStampIsThatOfTheLastEvent() {
        // Given
        Participant before = new Participant(7, ActorKind.HUMAN, DepartmentPath.of(1, 3));
        Participant after = new Participant(7, ActorKind.HUMAN, DepartmentPath.of(1, 4, 8));
        events.add(UsageEvent.builder(envelope("b", "app.page.viewed", "12:00:00", after, "d", Platform.WEB, null))
                .build());
        events.add(UsageEvent.builder(envelope("a", "app.page.viewed", "12:00:00", before, "d", Platform.WEB, null))
                .build()); // the same moment: the id decides

        // When
        MemberDayRow row = theRow();

        // Then
        assertThat(row.stamp().departmentNo()).isEqualTo(8);
        assertThat(row.stamp().memberNo()).isEqualTo(7);
        assertThat(row.day()).isEqualTo(DAY);
    }

    @Test
    void rowsAndEventsAreReadAsTheyWereWritten() throws Exception {
        // Given
        whatElseTheDayHas();
        MemberDayRow row = theRow();

        // When
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MemberDayFormat format = new MemberDayFormat();
        format.write(row, new DataOutputStream(bytes));
        MemberDayRow read = format.read(1, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        assertThat(read).isEqualTo(row);
    }

    private void page(String id, String time, @Nullable String device) {
        usage(id, "app.page.viewed", time, device, null, 0);
    }

    private void usage(
            String id, String type, String time, @Nullable String device, @Nullable String session, int seconds) {
        events.add(UsageEvent.builder(envelope(id, type, time, 7, device, Platform.WEB, session))
                .durationSeconds(seconds)
                .build());
    }

    private static Envelope envelope(String id, String type, String time) {
        return envelope(id, type, time, 7, "laptop", Platform.WEB, null);
    }

    private static Envelope envelope(
            String id,
            String type,
            String time,
            long member,
            @Nullable String device,
            Platform platform,
            @Nullable String session) {
        Participant actor = new Participant(member, ActorKind.HUMAN, DepartmentPath.of(1, 3));
        return envelope(id, type, time, actor, device, platform, session);
    }

    private static Envelope envelope(
            String id,
            String type,
            String time,
            Participant actor,
            @Nullable String device,
            Platform platform,
            @Nullable String session) {
        return new Envelope(
                id,
                "urn:test",
                type,
                Instant.parse(DAY + "T" + time + "Z"),
                null,
                "demo",
                actor,
                DAY,
                device,
                platform,
                null,
                session,
                null,
                null);
    }

    private MemberDayRow theRow() {
        return rows(derivation, events).get(0);
    }

    /** Through the fragments' bytes, as the operator does it. */
    private static List<MemberDayRow> rows(MemberDay derivation, List<Event> events) {
        Map<String, DerivationKey> keys = new TreeMap<>();
        List<CountedEvent> ordered = events.stream()
                .map(event -> new CountedEvent(event, isIntentional(event), 0))
                .sorted(Comparator.comparingLong(CountedEvent::timeMillis)
                        .thenComparing(event -> event.envelope().id()))
                .toList();
        ordered.forEach(event -> derivation.keysOf(event, key -> keys.put(key.text(), key)));
        List<MemberDayRow> rows = new ArrayList<>();
        for (DerivationKey key : keys.values()) {
            derivation.derive(
                    key,
                    ordered.stream().map(event -> kept(derivation, event, key)).toList(),
                    rows::add);
        }
        return rows;
    }

    private static DayEvent kept(MemberDay derivation, CountedEvent event, DerivationKey key) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DayEvent fragment = derivation.fragment(event, key);
            derivation.fragments().write(fragment, new DataOutputStream(bytes));
            DayEvent read = derivation
                    .fragments()
                    .read(1, event.timeMillis(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertThat(read.has(DayEvent.USES)).isEqualTo(fragment.has(DayEvent.USES));
            return read;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isIntentional(Event event) {
        return CATALOGUE.find(event.envelope().type()).orElseThrow().intentional()
                && event.envelope().actorKind() == ActorKind.HUMAN;
    }
}

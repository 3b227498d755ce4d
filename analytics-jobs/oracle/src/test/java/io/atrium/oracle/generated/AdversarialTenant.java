package io.atrium.oracle.generated;

import io.atrium.contract.Event;
import io.atrium.contract.Platform;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.catalogue.FieldUse;
import io.atrium.oracle.model.OracleCalendar;
import io.atrium.oracle.model.OracleDirectory;
import io.atrium.oracle.testing.Act;
import io.atrium.oracle.testing.Stamper;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Events of all types with names from small stocks, so that they meet: things without their creation, replies to nothing, meetings that never
 * end, optional fields that are missing, robots that do what people do. The same seed makes the same.
 */
public final class AdversarialTenant {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final List<String> VERSIONS =
            List.of("7.2.1", "7.9", "7.10", "7.10.3-beta", "8.0", "x", "7", "6.99.1", "08.1");
    private static final List<EventType> TYPES = EventCatalogue.standard().types();
    /** What much is computed from. */
    private static final List<String> FREQUENT = List.of(
            "im.message.sent",
            "im.message.sent",
            "im.message.sent",
            "doc.viewed",
            "doc.edited",
            "meeting.joined",
            "meeting.left",
            "approval.task.completed",
            "approval.instance.completed",
            "app.session.started",
            "app.page.viewed");

    private static final int PEOPLE = 45;
    private static final int ROBOTS = 4;
    private static final int DAYS = 75;

    private final String tenant;
    private final Random random;
    private final ZoneId zone;
    private final AdversarialTimes times;
    private final OracleDirectory directory;
    private final LocalDate first;

    private AdversarialTenant(String tenant, long seed, ZoneId zone, LocalDate first) {
        this.tenant = tenant;
        this.random = new Random(seed);
        this.zone = zone;
        this.first = first;
        this.times = new AdversarialTimes(random, zone, first, DAYS);
        this.directory = new AdversarialDirectory(random, first, DAYS).make(PEOPLE, ROBOTS);
    }

    /** So many events in the 75 days from {@code first} on; the last days lie after what is asked for. */
    public static Tenant of(String tenant, long seed, ZoneId zone, LocalDate first, int events) {
        return new AdversarialTenant(tenant, seed, zone, first).make(events);
    }

    private Tenant make(int count) {
        Stamper stamper = new Stamper(directory);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(act(i).stamped(tenant, zone, stamper));
        }
        LocalDate holiday = first.plusDays(40);
        OracleCalendar calendar =
                new OracleCalendar(zone, day -> !day.equals(holiday) && !WEEKEND.contains(day.getDayOfWeek()));
        return new Tenant(tenant, calendar, directory, events, first.plusDays(DAYS - 8L)).muddled(random);
    }

    private Act act(int number) {
        EventType type = random.nextInt(3) == 0
                ? EventCatalogue.standard().find(any(FREQUENT)).orElseThrow()
                : any(TYPES);
        long member = 1L + random.nextInt(random.nextInt(12) == 0 ? PEOPLE + ROBOTS : PEOPLE);
        // The order of ids is not that of telling.
        Act act = new Act("%05d".formatted((number * 7919L) % 100_000), type.id(), member, times.next());
        act.source(random.nextInt(20) == 0 ? "urn:other" : "urn:test");
        act.client(any(List.of(Platform.values())), maybe() ? any(VERSIONS) : null);
        act.device(random.nextInt(4) == 0 ? null : "d" + member + "-" + random.nextInt(3));
        act.session(maybe() ? "s" + random.nextInt(4) : null);
        if (type.objectRequired() || maybe()) {
            act.object(object(type, number));
        }
        type.fields().forEach(use -> fill(act, use));
        return act;
    }

    private String object(EventType type, int number) {
        if (type.id().equals("im.message.sent")) {
            return "msg" + (random.nextInt(30) == 0 ? random.nextInt(number + 1) : number);
        }
        if (type.id().startsWith("im.message.")) {
            return "msg" + random.nextInt(number + 1);
        }
        String kind = type.id().substring(0, type.id().indexOf('.'));
        return kind + random.nextInt(12);
    }

    private void fill(Act act, FieldUse use) {
        if (!use.required() && !maybe()) {
            return;
        }
        String name = use.field().name();
        switch (use.field().kind()) {
            case TEXT -> act.with(name, text(name));
            case TOKEN ->
                act.with(name, any(use.values().isEmpty() ? use.field().values() : use.values()));
            case COUNT -> act.with(name, random.nextInt(random.nextInt(3) == 0 ? 14 : 4));
            case SECONDS -> act.with(name, random.nextInt(random.nextInt(3) == 0 ? 9_000 : 400));
            case FLAG -> act.with(name, random.nextBoolean());
            case TIME -> act.with(name, times.named());
            case DECIMAL ->
                act.with(name, BigDecimal.valueOf(random.nextInt(1_000_000), 2)).with("currency", "EUR");
            case CURRENCY -> act.with(name, any(List.of("EUR", "CNY")));
            case MEMBERS ->
                act.to(random.longs(random.nextInt(6), 1, PEOPLE + ROBOTS + 1L).toArray());
        }
    }

    private String text(String field) {
        return switch (field) {
            case "feature" -> any(List.of("chat", "ding", "mail", "post", "doc"));
            case "replyTo" -> "msg" + random.nextInt(4_000);
            case "processId" -> "p" + random.nextInt(2);
            case "instanceId", "resubmissionOf" -> "i" + random.nextInt(60);
            case "taskId" -> "t" + random.nextInt(6);
            case "stage", "previousStage" -> "st" + random.nextInt(3);
            case "meetingId" -> "m" + random.nextInt(40);
            case "conversationId" -> "c" + random.nextInt(12);
            default -> field + random.nextInt(4);
        };
    }

    private boolean maybe() {
        return random.nextInt(3) > 0;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

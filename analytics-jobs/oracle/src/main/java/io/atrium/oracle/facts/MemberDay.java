package io.atrium.oracle.facts;

import io.atrium.contract.Platform;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person did on a day.
 *
 * @param sessions over all devices
 * @param devices distinct devices with a session
 * @param activeSeconds time on two devices at once counts once
 * @param deviceSeconds the sessions' lengths together
 * @param platforms 1 desktop, 2 web, 4 mobile
 * @param modes 1 chat, 2 notice, 4 mail, 8 post
 * @param builder whether a form or an app was published
 */
public record MemberDay(
        LocalDate day,
        Stamp stamp,
        int sessions,
        int devices,
        long activeSeconds,
        long deviceSeconds,
        int intentionalEvents,
        int platforms,
        int modes,
        SortedSet<String> apps,
        SortedSet<String> systems,
        boolean builder) {

    private record Key(long member, LocalDate day) {}

    /** All of them. */
    public static List<MemberDay> of(OracleEvents events) {
        Map<Key, List<OracleEvent>> days = events.all()
                .filter(OracleEvent::person)
                .collect(Collectors.groupingBy(
                        event -> new Key(event.member(), event.day()), LinkedHashMap::new, Collectors.toList()));
        return days.values().stream().map(MemberDay::of).toList();
    }

    private static MemberDay of(List<OracleEvent> events) {
        List<OracleEvent> own = events.stream().filter(OracleEvent::intentional).toList();
        Map<String, List<OracleEvent>> uses = events.stream()
                .filter(event -> event.usage() || event.intentional())
                .collect(Collectors.groupingBy(OracleEvent::device, TreeMap::new, Collectors.toList()));
        List<UseInterval> intervals = uses.values().stream()
                .flatMap(use -> UseInterval.cut(use).stream())
                .toList();
        OracleEvent last = events.get(events.size() - 1);
        return new MemberDay(
                last.day(),
                Stamp.of(last),
                intervals.size(),
                uses.size(),
                UseInterval.union(intervals),
                intervals.stream().mapToLong(UseInterval::seconds).sum(),
                own.size(),
                own.stream()
                        .map(OracleEvent::platform)
                        .mapToInt(MemberDay::platform)
                        .reduce(0, (a, b) -> a | b),
                own.stream().mapToInt(MemberDay::mode).reduce(0, (a, b) -> a | b),
                texts(own.stream().filter(event -> !event.is("app.installed", "app.removed")), OracleEvent::app),
                texts(events.stream().filter(event -> event.is("business.record.changed")), OracleEvent::system),
                events.stream().anyMatch(event -> event.is("form.published", "app.published")));
    }

    /** The bit of a platform. */
    public static int platform(Platform platform) {
        return switch (platform) {
            case DESKTOP -> 1;
            case WEB -> 2;
            case MOBILE -> 4;
            case UNKNOWN, SERVER -> 0;
        };
    }

    /** The bit of the way by which an event reached people; 0 when it is no sending. */
    public static int mode(OracleEvent event) {
        if (event.is("im.ding.sent", "notice.published")) {
            return 2;
        }
        if (!event.is("im.message.sent")) {
            return 0;
        }
        return switch (event.channel()) {
            case "chat" -> 1;
            case "mail" -> 4;
            case "post" -> 8;
            default -> 0;
        };
    }

    private static SortedSet<String> texts(Stream<OracleEvent> events, Function<OracleEvent, String> text) {
        return events.map(text).filter(value -> !value.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** An interval in which a device was in use, in milliseconds. */
    record UseInterval(long start, long end) {

        private static final long GAP = 30 * 60_000L;
        private static final long SHORTEST = 60_000L;

        /** Cuts the events of one device, which are in their order. */
        static List<UseInterval> cut(List<OracleEvent> events) {
            List<List<OracleEvent>> sessions = new ArrayList<>();
            OracleEvent before = null;
            for (OracleEvent event : events) {
                if (before == null || begins(before, event)) {
                    sessions.add(new ArrayList<>());
                }
                sessions.get(sessions.size() - 1).add(event);
                before = event;
            }
            return sessions.stream().map(UseInterval::of).toList();
        }

        private static boolean begins(OracleEvent before, OracleEvent event) {
            return event.time().toEpochMilli() - before.time().toEpochMilli() > GAP
                    || before.is("app.session.ended")
                    || (event.is("app.session.started") && !event.session().equals(before.session()));
        }

        private static UseInterval of(List<OracleEvent> session) {
            OracleEvent first = session.get(0);
            long start = first.time().toEpochMilli() - 1000L * first.duration();
            long end = session.get(session.size() - 1).time().toEpochMilli();
            return new UseInterval(start, Math.max(end, start + SHORTEST));
        }

        /** Whole seconds. */
        long seconds() {
            return (end - start) / 1000;
        }

        /** Whole seconds that are in any of them. */
        static long union(List<UseInterval> intervals) {
            long covered = 0;
            long reached = Long.MIN_VALUE;
            List<UseInterval> byStart = intervals.stream()
                    .sorted((a, b) -> Long.compare(a.start(), b.start()))
                    .toList();
            for (UseInterval interval : byStart) {
                if (interval.end() > reached) {
                    covered += interval.end() - Math.max(interval.start(), reached);
                    reached = interval.end();
                }
            }
            return covered / 1000;
        }
    }
}

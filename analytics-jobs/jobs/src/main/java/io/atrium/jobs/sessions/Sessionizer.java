package io.atrium.jobs.sessions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts the use of devices into sessions, as {@code definitions.md} says it. */
final class Sessionizer {
    private static final long SHORTEST_MILLIS = 60_000;
    private static final long SECOND = 1000;

    private final long gapMillis;

    Sessionizer(long gapMillis) {
        this.gapMillis = gapMillis;
    }

    /**
     * The sessions of a day.
     *
     * @param sessions how many, over all devices
     * @param devices devices with a session
     * @param activeSeconds seconds in which any device was used
     * @param deviceSeconds seconds of each device, added up
     */
    record Use(int sessions, int devices, long activeSeconds, long deviceSeconds) {}

    private record Interval(long from, long to) {}

    /** The sessions that these events make; they are ordered by (time, id). */
    Use of(List<DayEvent> events) {
        Map<Long, List<DayEvent>> byDevice = new LinkedHashMap<>();
        for (DayEvent event : events) {
            if (event.has(DayEvent.USES)) {
                byDevice.computeIfAbsent(event.device(), absent -> new ArrayList<>())
                        .add(event);
            }
        }
        List<Interval> sessions = new ArrayList<>();
        byDevice.values().forEach(device -> cut(device, sessions));
        long deviceSeconds = sessions.stream()
                .mapToLong(session -> (session.to - session.from) / SECOND)
                .sum();
        return new Use(sessions.size(), byDevice.size(), union(sessions) / SECOND, deviceSeconds);
    }

    private void cut(List<DayEvent> device, List<Interval> sessions) {
        DayEvent first = device.get(0);
        DayEvent last = first;
        for (DayEvent event : device.subList(1, device.size())) {
            if (begins(event, last)) {
                sessions.add(session(first, last));
                first = event;
            }
            last = event;
        }
        sessions.add(session(first, last));
    }

    private boolean begins(DayEvent event, DayEvent before) {
        return event.timeMillis() - before.timeMillis() > gapMillis
                || before.has(DayEvent.ENDS)
                || (event.has(DayEvent.STARTS) && event.session() != before.session());
    }

    private static Interval session(DayEvent first, DayEvent last) {
        long from = first.timeMillis() - first.durationSeconds() * SECOND;
        return new Interval(from, Math.max(last.timeMillis(), from + SHORTEST_MILLIS));
    }

    private static long union(List<Interval> sessions) {
        List<Interval> ordered = new ArrayList<>(sessions);
        ordered.sort(Comparator.comparingLong(Interval::from));
        long covered = 0;
        long end = Long.MIN_VALUE;
        for (Interval session : ordered) {
            covered += Math.max(0, session.to - Math.max(session.from, end));
            end = Math.max(end, session.to);
        }
        return covered;
    }
}

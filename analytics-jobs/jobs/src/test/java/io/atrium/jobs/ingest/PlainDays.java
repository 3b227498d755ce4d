package io.atrium.jobs.ingest;

import io.atrium.contract.Event;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The days of members whose events are all mails from one device, computed plainly from all events at once: for each day
 * {@code day member sessions active_seconds device_seconds intentional_events}, tab-separated.
 */
final class PlainDays {
    static final String QUERY = "SELECT day, member_no, sessions, active_seconds, device_seconds, intentional_events"
            + " FROM member_day WHERE modes = 4 AND department_no = 3 ORDER BY member_no, day";

    private static final long GAP = 30 * 60_000L;

    private final Map<String, Event> events = new HashMap<>();

    /** An event that counts. */
    void add(Event event) {
        events.putIfAbsent(event.envelope().id(), event);
    }

    List<String> lines() {
        Map<Long, Map<LocalDate, List<Long>>> times = new TreeMap<>();
        for (Event event : events.values()) {
            times.computeIfAbsent(event.envelope().memberNo(), member -> new TreeMap<>())
                    .computeIfAbsent(event.envelope().day(), day -> new ArrayList<>())
                    .add(event.envelope().time().toEpochMilli());
        }
        List<String> lines = new ArrayList<>();
        times.forEach((member, days) -> days.forEach((day, ofDay) -> lines.add(line(member, day, ofDay))));
        return lines;
    }

    private static String line(long member, LocalDate day, List<Long> times) {
        times.sort(Comparator.naturalOrder());
        int sessions = 0;
        long seconds = 0;
        long begin = 0;
        for (int i = 0; i < times.size(); i++) {
            if (i == 0 || times.get(i) - times.get(i - 1) > GAP) {
                begin = times.get(i);
                sessions++;
            }
            if (i == times.size() - 1 || times.get(i + 1) - times.get(i) > GAP) {
                seconds += Math.max(60, (times.get(i) - begin) / 1000);
            }
        }
        return day + "\t" + member + "\t" + sessions + "\t" + seconds + "\t" + seconds + "\t" + times.size();
    }
}

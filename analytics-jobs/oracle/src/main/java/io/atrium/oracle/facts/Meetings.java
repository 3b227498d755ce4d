package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The events with one meeting id, in their order, and what they say about the meeting. */
public final class Meetings {

    private static final Duration PUNCTUAL = Duration.ofMinutes(5);

    private final String id;
    private final List<OracleEvent> events;

    private Meetings(String id, List<OracleEvent> events) {
        this.id = id;
        this.events = events;
    }

    /** All that took place. */
    public static List<Meeting> of(OracleEvents events) {
        return events.grouped(event -> true, OracleEvent::meeting).entrySet().stream()
                .map(entry -> new Meetings(entry.getKey(), entry.getValue()))
                .flatMap(meeting -> meeting.meeting().stream())
                .toList();
    }

    private Optional<Meeting> meeting() {
        return first("meeting.started").or(() -> joinings().findFirst()).map(this::meeting);
    }

    private Meeting meeting(OracleEvent origin) {
        Instant start = scheduledStart(origin);
        long duration = duration();
        Instant end = end(start, duration);
        Map<Long, OracleEvent> joined = new LinkedHashMap<>();
        joinings().forEach(event -> joined.putIfAbsent(event.member(), event));
        int invitees = Stream.concat(invitation().stream(), first("meeting.started").stream())
                .mapToInt(OracleEvent::reached)
                .max()
                .orElse(0);
        return new Meeting(
                origin.day(),
                id,
                Stamp.of(origin),
                start,
                duration,
                invitees,
                setUp(start, invitees, joined),
                meetUp(start, end, joined.size()),
                followUp(end),
                joined.values().stream()
                        .map(event -> attendance(event, duration))
                        .toList());
    }

    private Instant scheduledStart(OracleEvent origin) {
        return invitation()
                .flatMap(OracleEvent::start)
                .or(() -> first("meeting.started").flatMap(OracleEvent::start))
                .orElse(origin.time());
    }

    private long duration() {
        return last("meeting.ended").map(event -> (long) event.duration()).orElseGet(() -> {
            Optional<OracleEvent> left = acts("meeting.left").reduce((a, b) -> b);
            Optional<OracleEvent> joined = joinings().findFirst();
            return left.isEmpty() || joined.isEmpty()
                    ? 0L
                    : Spans.seconds(
                            joined.orElseThrow().time(), left.orElseThrow().time());
        });
    }

    private Instant end(Instant start, long duration) {
        Instant planned = start.plusSeconds(duration);
        return last("meeting.ended")
                .map(OracleEvent::time)
                .filter(ended -> ended.isAfter(planned))
                .orElse(planned);
    }

    private Meeting.SetUp setUp(Instant start, int invitees, Map<Long, OracleEvent> joined) {
        boolean chat = acts("im.message.sent").anyMatch(event -> event.time().isBefore(start));
        boolean notice = invitation()
                .map(event -> !event.time().isAfter(start.minus(Spans.DAY)))
                .orElse(false);
        Map<Long, String> answers = new HashMap<>();
        acts("calendar.event.responded").forEach(event -> answers.put(event.member(), event.response()));
        long accepted = answers.values().stream().filter("accepted"::equals).count();
        long punctual = joined.values().stream()
                .filter(event -> !event.time().isAfter(start.plus(PUNCTUAL)))
                .count();
        return new Meeting.SetUp(chat, notice, invitees > 0 && 2 * accepted > invitees, 2 * punctual > joined.size());
    }

    private Meeting.MeetUp meetUp(Instant start, Instant end, int participants) {
        Predicate<OracleEvent> during =
                event -> !event.time().isBefore(start) && !event.time().isAfter(end);
        boolean interactive =
                acts("meeting.hand_raised", "meeting.reacted").findAny().isPresent()
                        || acts("im.message.sent", "im.message.reacted").anyMatch(during);
        Set<Long> speakers = new HashSet<>();
        acts("meeting.spoke").forEach(event -> speakers.add(event.member()));
        acts("im.message.sent").filter(during).forEach(event -> speakers.add(event.member()));
        return new Meeting.MeetUp(
                interactive,
                participants > 0 && 100L * speakers.size() > 33L * participants,
                acts("meeting.video_enabled", "meeting.screen_shared").findAny().isPresent());
    }

    private Meeting.FollowUp followUp(Instant end) {
        boolean recorded = of("meeting.ended").anyMatch(OracleEvent::recorded)
                || of("meeting.recording_published", "meeting.minutes_published")
                        .findAny()
                        .isPresent();
        return new Meeting.FollowUp(
                recorded, acts("im.message.sent").anyMatch(event -> event.time().isAfter(end)));
    }

    private Meeting.Attendance attendance(OracleEvent joined, long duration) {
        long attended = acts("meeting.left")
                .filter(event -> event.member() == joined.member())
                .mapToLong(OracleEvent::duration)
                .sum();
        return new Meeting.Attendance(
                Stamp.of(joined), joined.time(), duration > 0 ? Math.min(attended, duration) : attended);
    }

    private Optional<OracleEvent> invitation() {
        return first("calendar.event.created");
    }

    private Stream<OracleEvent> joinings() {
        return acts("meeting.joined");
    }

    /** What people did. */
    private Stream<OracleEvent> acts(String... types) {
        return of(types).filter(OracleEvent::person);
    }

    /** What was reported, by whomever. */
    private Stream<OracleEvent> of(String... types) {
        return events.stream().filter(event -> event.is(types));
    }

    private Optional<OracleEvent> first(String type) {
        return acts(type).findFirst();
    }

    private Optional<OracleEvent> last(String type) {
        return of(type).reduce((a, b) -> b);
    }
}

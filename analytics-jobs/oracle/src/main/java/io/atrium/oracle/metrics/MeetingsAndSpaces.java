package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.Meeting;
import io.atrium.oracle.facts.Meeting.Attendance;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collaboration online, of meetings and shared spaces: 42 to 50. */
final class MeetingsAndSpaces {

    private MeetingsAndSpaces() {}

    static void list(Map<String, Measure> measures) {
        measures.put(
                "mtg.attendee_rate", question -> question.share(question.users("meeting.joined"), question.employed()));
        measures.put("mtg.hours_per_user", MeetingsAndSpaces::hours);
        measures.put("mtg.score", MeetingsAndSpaces::score);
        measures.put(
                "mtg.on_time_join",
                question -> part(
                        question,
                        meeting -> meeting.participants() > 0,
                        meeting -> meeting.setUp().onTime()));
        measures.put(
                "mtg.notice_24h",
                question -> part(
                        question, meeting -> true, meeting -> meeting.setUp().notice24h()));
        measures.put("mtg.large_long_share", MeetingsAndSpaces::largeAndLong);
        measures.put(
                "mtg.followup_rate",
                question -> part(
                        question, meeting -> true, meeting -> meeting.followUp().recorded()));
        measures.put("team.workspace_users", MeetingsAndSpaces::workspaceUsers);
        measures.put("team.workspace_health", Measure.ofTenant(MeetingsAndSpaces::workspaceHealth));
    }

    /** Meetings of W of the organizer's department. */
    private static List<Meeting> meetings(Question question) {
        return question.facts().meetings().stream()
                .filter(meeting -> question.holds(meeting.day(), meeting.organizer()))
                .toList();
    }

    /** Attendances of the department in some meetings of W. */
    static List<Attendance> attendances(Question question, Predicate<Meeting> which) {
        return question.facts().meetings().stream()
                .filter(meeting -> question.window().contains(meeting.day()) && which.test(meeting))
                .flatMap(meeting -> meeting.attendances().stream())
                .filter(attendance -> attendance.stamp().within(question.department()))
                .toList();
    }

    private static long seconds(List<Attendance> attendances) {
        return attendances.stream().mapToLong(Attendance::attendedSeconds).sum();
    }

    private static OracleValue hours(Question question) {
        List<Attendance> attendances = attendances(question, meeting -> true);
        long people = Question.people(attendances.stream(), Attendance::stamp);
        return question.ratio(seconds(attendances) / 3600.0, (double) people, people);
    }

    private static OracleValue score(Question question) {
        List<Meeting> meetings = meetings(question);
        return question.ratio(
                meetings.stream()
                        .mapToDouble(meeting -> meeting.weight() * meeting.score() / 100)
                        .sum(),
                meetings.stream().mapToDouble(Meeting::weight).sum(),
                100,
                Question.people(meetings.stream(), Meeting::organizer));
    }

    private static OracleValue part(Question question, Predicate<Meeting> of, Predicate<Meeting> which) {
        List<Meeting> meetings = meetings(question).stream().filter(of).toList();
        return question.ratio(
                meetings.stream().filter(which).count(),
                meetings.size(),
                Question.people(meetings.stream(), Meeting::organizer));
    }

    private static OracleValue largeAndLong(Question question) {
        List<Attendance> all = attendances(question, meeting -> true);
        return question.ratio(
                seconds(attendances(question, Meeting::largeLong)),
                seconds(all),
                Question.people(all.stream(), Attendance::stamp));
    }

    private static OracleValue workspaceUsers(Question question) {
        Set<Long> inSpaces = Question.members(
                question.intentional().filter(event -> !event.workspace().isEmpty()));
        Set<Long> communicating = question.users(
                "im.message.sent", "im.ding.sent", "notice.published", "doc.commented", "calendar.event.created");
        return question.share(inSpaces, People.either(communicating, inSpaces));
    }

    private static OracleValue workspaceHealth(Question question) {
        Set<String> existing = existingSpaces(question);
        Map<String, Set<LocalDate>> days = new HashMap<>();
        List<OracleEvent> acts = question.intentional()
                .filter(event -> existing.contains(event.workspace()))
                .toList();
        acts.forEach(event -> days.merge(event.workspace(), Set.of(event.day()), MeetingsAndSpaces::either));
        int often = Math.max(1, 2 * question.window().length() / 7);
        return question.ratio(
                existing.stream()
                        .filter(space -> days.getOrDefault(space, Set.of()).size() >= often)
                        .count(),
                existing.size(),
                Question.members(acts.stream()).size());
    }

    private static Set<String> existingSpaces(Question question) {
        Window known = Window.upTo(question.window().to());
        Window before = question.window().everBefore();
        Set<String> archived = question.events()
                .on(before, "workspace.archived")
                .map(OracleEvent::workspace)
                .collect(Collectors.toSet());
        return question.events()
                .all()
                .filter(event -> known.contains(event.day()))
                .map(OracleEvent::workspace)
                .filter(space -> !space.isEmpty() && !archived.contains(space))
                .collect(Collectors.toSet());
    }

    private static Set<LocalDate> either(Set<LocalDate> some, Set<LocalDate> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toSet());
    }
}

package io.atrium.oracle.proof;

import io.atrium.contract.DepartmentPath;
import io.atrium.oracle.facts.DocumentUse;
import io.atrium.oracle.facts.Facts;
import io.atrium.oracle.facts.Meeting;
import io.atrium.oracle.facts.Meeting.Attendance;
import io.atrium.oracle.facts.MemberDay;
import io.atrium.oracle.facts.ProcessCase;
import io.atrium.oracle.facts.ProcessTask;
import io.atrium.oracle.facts.RecordStage;
import io.atrium.oracle.facts.Response;
import io.atrium.oracle.facts.Stamp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Derived facts as lines of text, of the oracle and of the warehouse's views alike. */
final class FactLines {

    private static final List<String> STAMP = List.of("member_no", "[department_path");

    /** What a line of each view is made of: {@code @} a time, {@code [} a list, {@code $} an amount, {@code +} what only the view has. */
    private static final Map<String, List<String>> COLUMNS = Map.of(
            "member_day",
            columns(
                    List.of("day"),
                    STAMP,
                    "sessions, devices, active_seconds, device_seconds, intentional_events, platforms, modes, [apps, [systems, builder"),
            "response",
            columns(
                    List.of("day", "conversation_id", "message_id"),
                    STAMP,
                    "@sent_time, mentioned, answered, answered_by, response_seconds"),
            "meeting",
            columns(
                    List.of("day", "meeting_id"),
                    STAMP,
                    "@scheduled_start, duration_seconds, invitees, participants, large_long, chat_before, notice_24h, accepted,"
                            + " on_time, interactive, spoke, visual, recorded, chat_after, [attendee_department_no"),
            "meeting_attendance",
            columns(
                    List.of("day", "meeting_id"),
                    STAMP,
                    "@joined_time, attended_seconds, large_long, +[other_department_no"),
            "document_use",
            columns(List.of("day", "document_id"), STAMP, "created, viewed, edited, commented, shared, collaborated"),
            "process_case",
            columns(
                    List.of("day", "process_id", "instance_id"),
                    STAMP,
                    "events, @first_time, @last_time, [activities, started, @completed_time, @created_time, result, cycle_seconds,"
                            + " span_seconds, @due_time, returned, resubmitted, resubmission_of, withdrawn, $amount, currency"),
            "process_task",
            columns(
                    List.of("day", "process_id", "instance_id", "task_id"),
                    STAMP,
                    "@created_time, @completed_time, result, wait_seconds, @due_time, mobile"),
            "record_stage",
            columns(
                    List.of("day", "business_system", "entity", "record_id", "stage", "next_stage"),
                    STAMP,
                    "@entered_time, @left_time, stage_seconds, $amount, currency"));

    private FactLines() {}

    private static List<String> columns(List<String> key, List<String> stamp, String rest) {
        return Stream.of(key, stamp, List.of(rest.split(", ")))
                .flatMap(List::stream)
                .toList();
    }

    /** All views. */
    static List<String> views() {
        return COLUMNS.keySet().stream().sorted().toList();
    }

    /** A query for the lines of a tenant, as the warehouse's view shows them. */
    static String sql(String view, String tenant) {
        String line = COLUMNS.getOrDefault(view, List.of()).stream()
                .map(FactLines::expression)
                .collect(Collectors.joining(", "));
        return "SELECT concatWithSeparator('|', " + line + ") FROM " + view + " WHERE tenant_id = '" + tenant + "'";
    }

    private static String expression(String column) {
        String name = column.replaceAll("\\W", "");
        if (column.contains("[")) {
            return "arrayStringConcat(arrayMap(item -> toString(item), "
                    + (name.equals("other_department_no") ? "arraySort(" + name + ")" : name) + "), ',')";
        }
        return switch (column.charAt(0)) {
            case '@' -> "ifNull(toString(toUnixTimestamp64Milli(" + name + ")), '')";
            case '$' -> "ifNull(toString(" + name + "), '')";
            default -> "toString(" + name + ")";
        };
    }

    /** The line of a row that is about to be written. */
    static String ofColumns(String view, LocalDate day, Map<String, String> columns) {
        return COLUMNS.getOrDefault(view, List.of()).stream()
                .filter(column -> !column.startsWith("+"))
                .map(column -> column.replaceAll("\\W", ""))
                .map(name -> name.equals("day") ? day.toString() : columns.getOrDefault(name, "no " + name))
                .collect(Collectors.joining("|"));
    }

    /** An oracle's line without what only the view has. */
    static String asWritten(String view, String line) {
        return view.equals("meeting_attendance") ? line.substring(0, line.lastIndexOf('|')) : line;
    }

    /** The oracle's lines of a view. */
    static List<String> of(String view, Facts facts) {
        return switch (view) {
            case "member_day" ->
                facts.memberDays().stream().map(FactLines::line).toList();
            case "response" -> facts.responses().stream().map(FactLines::line).toList();
            case "meeting" -> facts.meetings().stream().map(FactLines::line).toList();
            case "meeting_attendance" ->
                facts.meetings().stream().flatMap(FactLines::attendances).toList();
            case "document_use" ->
                facts.documentUses().stream().map(FactLines::line).toList();
            case "process_case" -> facts.cases().stream().map(FactLines::line).toList();
            case "process_task" ->
                facts.cases().stream()
                        .flatMap(each -> each.tasks().stream().map(task -> line(each.key(), task)))
                        .toList();
            case "record_stage" -> facts.stages().stream().map(FactLines::line).toList();
            default -> throw new IllegalArgumentException(view);
        };
    }

    private static String line(MemberDay day) {
        return joined(
                day.day(),
                stamp(day.stamp()),
                day.sessions(),
                day.devices(),
                day.activeSeconds(),
                day.deviceSeconds(),
                day.intentionalEvents(),
                day.platforms(),
                day.modes(),
                texts(day.apps()),
                texts(day.systems()),
                flag(day.builder()));
    }

    private static String line(Response response) {
        Optional<Response.Answer> answer = response.answer();
        return joined(
                response.day(),
                response.conversation(),
                response.message(),
                stamp(response.stamp()),
                response.sent().toEpochMilli(),
                flag(response.mentioned()),
                flag(answer.isPresent()),
                answer.map(Response.Answer::member).orElse(0L),
                answer.map(Response.Answer::seconds).orElse(0L));
    }

    private static String line(Meeting meeting) {
        return joined(
                meeting.day(),
                meeting.id(),
                stamp(meeting.organizer()),
                meeting.scheduledStart().toEpochMilli(),
                meeting.durationSeconds(),
                meeting.invitees(),
                meeting.participants(),
                flag(meeting.largeLong()),
                flag(meeting.setUp().chatBefore()),
                flag(meeting.setUp().notice24h()),
                flag(meeting.setUp().accepted()),
                flag(meeting.setUp().onTime()),
                flag(meeting.meetUp().interactive()),
                flag(meeting.meetUp().spoke()),
                flag(meeting.meetUp().visual()),
                flag(meeting.followUp().recorded()),
                flag(meeting.followUp().chatAfter()),
                departments(meeting.attendances().stream()));
    }

    private static Stream<String> attendances(Meeting meeting) {
        return meeting.attendances().stream()
                .map(attendance -> joined(
                        meeting.day(),
                        meeting.id(),
                        stamp(attendance.stamp()),
                        attendance.joined().toEpochMilli(),
                        attendance.attendedSeconds(),
                        flag(meeting.largeLong()),
                        departments(meeting.attendances().stream().filter(other -> !other.equals(attendance)))));
    }

    private static String departments(Stream<Attendance> attendances) {
        return attendances
                .map(attendance -> attendance.stamp().department())
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static String line(DocumentUse use) {
        return joined(
                use.day(),
                use.document(),
                stamp(use.stamp()),
                flag(use.created()),
                flag(use.viewed()),
                flag(use.edited()),
                flag(use.commented()),
                flag(use.shared()),
                flag(use.collaborated()));
    }

    private static String line(ProcessCase each) {
        return joined(
                each.day(),
                each.key().process(),
                each.key().instance(),
                stamp(each.stamp()),
                each.events(),
                each.first().toEpochMilli(),
                each.last().toEpochMilli(),
                texts(each.activities()),
                flag(each.started()),
                millis(each.completed()),
                each.created().toEpochMilli(),
                each.result(),
                each.cycleSeconds(),
                each.spanSeconds(),
                millis(each.due()),
                each.returned(),
                each.resubmitted(),
                each.resubmissionOf(),
                flag(each.withdrawn()),
                amount(each.amount()),
                each.currency());
    }

    private static String line(ProcessCase.Key key, ProcessTask task) {
        return joined(
                task.day(),
                key.process(),
                key.instance(),
                task.task(),
                stamp(task.stamp()),
                task.created().toEpochMilli(),
                millis(task.completed()),
                task.result(),
                task.waitSeconds(),
                millis(task.due()),
                flag(task.mobile()));
    }

    private static String line(RecordStage stage) {
        return joined(
                stage.day(),
                stage.key().system(),
                stage.key().entity(),
                stage.key().id(),
                stage.stage(),
                stage.next(),
                stamp(stage.stamp()),
                stage.entered().toEpochMilli(),
                millis(stage.left()),
                stage.seconds(),
                amount(stage.amount()),
                stage.currency());
    }

    private static String joined(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining("|"));
    }

    private static String stamp(Stamp stamp) {
        return stamp.member() + "|" + path(stamp.path());
    }

    private static String path(DepartmentPath path) {
        return path.stream().mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static String texts(Collection<String> texts) {
        return String.join(",", texts);
    }

    private static String millis(Optional<Instant> time) {
        return time.map(instant -> Long.toString(instant.toEpochMilli())).orElse("");
    }

    private static String amount(Optional<BigDecimal> amount) {
        return amount.map(value ->
                        value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString())
                .orElse("");
    }

    private static int flag(boolean set) {
        return set ? 1 : 0;
    }
}

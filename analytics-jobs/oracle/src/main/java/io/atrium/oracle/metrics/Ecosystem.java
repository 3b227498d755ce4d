package io.atrium.oracle.metrics;

import io.atrium.contract.Participant;
import io.atrium.oracle.facts.Meeting;
import io.atrium.oracle.facts.Meeting.Attendance;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Window;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ecosystem online and network: 58 to 61, 65 and 66. */
final class Ecosystem {

    private Ecosystem() {}

    static void list(Map<String, Measure> measures) {
        measures.put("app.active_apps", Measure.ofTenant(Ecosystem::activeApps));
        measures.put(
                "app.lowcode_builders",
                question -> question.share(question.users("form.published", "app.published"), question.employed()));
        measures.put(
                "app.form_users", question -> question.share(question.users("form.submitted"), question.employed()));
        measures.put("app.connector_runs_ok", Measure.ofTenant(Ecosystem::connectorRuns));
        measures.put("net.cross_dept", Ecosystem::crossDepartment);
        measures.put("net.dept_time_share", Ecosystem::timeShare);
    }

    private static OracleValue activeApps(Question question) {
        Set<String> apps = existingApps(question);
        Map<String, Set<Long>> users = question.intentional()
                .filter(event -> !event.is("app.installed", "app.removed") && apps.contains(event.app()))
                .collect(Collectors.groupingBy(
                        OracleEvent::app, Collectors.mapping(OracleEvent::member, Collectors.toSet())));
        Set<Long> everybody = new HashSet<>();
        users.values().forEach(everybody::addAll);
        return question.ratio(
                users.values().stream()
                        .filter(people -> people.size() >= question.k())
                        .count(),
                apps.size(),
                everybody.size());
    }

    private static Set<String> existingApps(Question question) {
        Set<String> apps = question.events()
                .on(Window.upTo(question.window().to()), "app.installed")
                .map(OracleEvent::app)
                .filter(app -> !app.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> last = new HashMap<>();
        question.events()
                .on(question.window().everBefore(), "app.installed", "app.removed")
                .forEach(event -> last.put(event.app(), event.type()));
        apps.removeIf(app -> "app.removed".equals(last.get(app)));
        return apps;
    }

    private static OracleValue connectorRuns(Question question) {
        List<OracleEvent> runs = question.events()
                .on(question.window(), "connector.run.completed")
                .toList();
        return question.ratio(
                runs.stream().filter(run -> run.result().equals("succeeded")).count(), runs.size(), 0);
    }

    private record Edge(long from, long to) {}

    private static OracleValue crossDepartment(Question question) {
        Set<Edge> edges = new HashSet<>();
        question.events()
                .on(question.window(), "im.message.sent")
                .filter(OracleEvent::person)
                .forEach(message -> message.recipients()
                        .forEach(recipient -> edges.add(new Edge(message.member(), recipient.memberNo()))));
        Set<Long> people = new HashSet<>();
        question.acts("im.message.sent")
                .filter(message -> message.recipients().stream()
                        .anyMatch(recipient -> isElsewhere(recipient, message)
                                && edges.contains(new Edge(recipient.memberNo(), message.member()))))
                .forEach(message -> people.add(message.member()));
        return question.share(people, question.active());
    }

    private static boolean isElsewhere(Participant recipient, OracleEvent message) {
        return recipient.memberNo() != message.member() && recipient.departmentNo() != message.department();
    }

    private static OracleValue timeShare(Question question) {
        double across = 0;
        long all = 0;
        Set<Long> people = new HashSet<>();
        for (Meeting meeting : question.facts().meetings()) {
            if (!question.window().contains(meeting.day()) || meeting.participants() < 2) {
                continue;
            }
            for (Attendance attendance : meeting.attendances()) {
                if (attendance.stamp().within(question.department())) {
                    across += attendance.attendedSeconds() * shareOfOthers(meeting, attendance);
                    all += attendance.attendedSeconds();
                    people.add(attendance.stamp().member());
                }
            }
        }
        return question.ratio(across, (double) all, people.size());
    }

    /** The part of the other attendees who are of another department. */
    private static double shareOfOthers(Meeting meeting, Attendance attendance) {
        long others = meeting.attendances().stream()
                .filter(other ->
                        other.stamp().department() != attendance.stamp().department())
                .count();
        return (double) others / (meeting.participants() - 1);
    }
}

package io.atrium.oracle.metrics;

import io.atrium.oracle.facts.ProcessCase;
import io.atrium.oracle.facts.ProcessTask;
import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleValue;
import io.atrium.oracle.model.Quantile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Business online: 51 to 57 and 62 to 64. */
final class Business {

    private Business() {}

    static void list(Map<String, Measure> measures) {
        measures.put("oa.flow_users", Business::flowUsers);
        measures.put("oa.instances", Business::instances);
        measures.put("oa.cycle_p50", question -> cycle(question, 0.5));
        measures.put("oa.cycle_p90", question -> cycle(question, 0.9));
        measures.put("oa.task_wait_p50", Business::wait);
        measures.put("oa.overdue_rate", Business::overdue);
        measures.put("oa.rework_rate", Business::rework);
        measures.put("oa.mobile_share", Business::mobile);
        measures.put("att.clock_in_rate", Business::clockIns);
        measures.put("rep.submit_rate", Business::reportsSubmitted);
        measures.put("rep.read_rate", Business::reportsRead);
    }

    private static OracleValue flowUsers(Question question) {
        Set<Long> users = question.users(
                "approval.instance.started",
                "approval.instance.resubmitted",
                "approval.instance.withdrawn",
                "approval.task.completed");
        return question.share(users, question.employed());
    }

    private static boolean isIn(Question question, Optional<Instant> time) {
        return time.map(instant ->
                        question.window().contains(question.tenant().calendar().dayOf(instant)))
                .orElse(false);
    }

    private static List<ProcessCase> completed(Question question) {
        return question.facts().cases().stream()
                .filter(each -> isIn(question, each.completed()) && each.stamp().within(question.department()))
                .toList();
    }

    private static OracleValue instances(Question question) {
        List<ProcessCase> cases = completed(question);
        return question.count(cases.size(), Question.people(cases.stream(), ProcessCase::stamp));
    }

    private static OracleValue cycle(Question question, double quantile) {
        List<ProcessCase> cases = completed(question);
        return question.number(
                Quantile.of(quantile, cases.stream().mapToDouble(ProcessCase::cycleSeconds)),
                Question.people(cases.stream(), ProcessCase::stamp));
    }

    private static List<ProcessTask> tasks(Question question, Predicate<ProcessTask> which) {
        return question.facts().cases().stream()
                .flatMap(each -> each.tasks().stream())
                .filter(task -> task.stamp().within(question.department()) && which.test(task))
                .toList();
    }

    private static List<ProcessTask> handled(Question question) {
        return tasks(
                question,
                task -> task.completed().isPresent() && question.window().contains(task.day()));
    }

    private static OracleValue wait(Question question) {
        List<ProcessTask> tasks = handled(question);
        return question.number(
                Quantile.median(tasks.stream().mapToDouble(ProcessTask::waitSeconds)),
                Question.people(tasks.stream(), ProcessTask::stamp));
    }

    /** A due time of W is past at the end of W: what is not completed by then is overdue. */
    private static OracleValue overdue(Question question) {
        List<ProcessTask> due = tasks(question, task -> isIn(question, task.due()));
        long late = due.stream()
                .filter(task -> task.completed()
                        .map(time -> time.isAfter(task.due().orElseThrow()))
                        .orElse(true))
                .count();
        return question.ratio(late, due.size(), Question.people(due.stream(), ProcessTask::stamp));
    }

    private static OracleValue rework(Question question) {
        Set<ProcessCase.Key> named = question.facts().cases().stream()
                .filter(each -> !each.resubmissionOf().isEmpty()
                        && !each.resubmissionOf().equals(each.key().instance()))
                .map(each -> new ProcessCase.Key(each.key().process(), each.resubmissionOf()))
                .collect(Collectors.toSet());
        List<ProcessCase> cases = question.facts().cases().stream()
                .filter(each -> each.started() && question.holds(each.day(), each.stamp()))
                .toList();
        long reworked = cases.stream()
                .filter(each -> each.returned() > 0 && (each.resubmitted() > 0 || named.contains(each.key())))
                .count();
        return question.ratio(reworked, cases.size(), Question.people(cases.stream(), ProcessCase::stamp));
    }

    private static OracleValue mobile(Question question) {
        List<ProcessTask> tasks = handled(question);
        return question.ratio(
                tasks.stream().filter(ProcessTask::mobile).count(),
                tasks.size(),
                Question.people(tasks.stream(), ProcessTask::stamp));
    }

    private record Shift(long member, LocalDate day) {
        static Shift of(OracleEvent event) {
            return new Shift(event.member(), event.day());
        }
    }

    private static OracleValue clockIns(Question question) {
        Set<Shift> scheduled =
                question.acts("attendance.scheduled").map(Shift::of).collect(Collectors.toSet());
        Set<Shift> clocked = question.events()
                .on(question.window(), "attendance.clocked")
                .filter(event -> event.person() && event.direction().equals("in"))
                .map(Shift::of)
                .collect(Collectors.toSet());
        clocked.retainAll(scheduled);
        return question.ratio(
                clocked.size(),
                scheduled.size(),
                scheduled.stream().map(Shift::member).distinct().count());
    }

    private record Report(String object, long member) {
        static Report of(OracleEvent event) {
            return new Report(event.object(), event.member());
        }
    }

    private static OracleValue reportsSubmitted(Question question) {
        Map<Report, OracleEvent> requests = new HashMap<>();
        question.events()
                .all("report.requested")
                .filter(event -> event.person() && event.due().isPresent())
                .forEach(event -> requests.put(Report.of(event), event));
        requests.values().removeIf(event -> !isIn(question, event.due()) || !event.within(question.department()));
        Set<Report> submitted = new HashSet<>();
        question.events()
                .all("report.submitted")
                .filter(event ->
                        event.person() && !event.day().isAfter(question.window().to()))
                .forEach(event -> submitted.add(Report.of(event)));
        submitted.retainAll(requests.keySet());
        return question.ratio(
                submitted.size(),
                requests.size(),
                Question.members(requests.values().stream()).size());
    }

    private static OracleValue reportsRead(Question question) {
        List<OracleEvent> reports = question.acts("report.submitted").toList();
        return Communication.received(
                question, reports, Readers.of(question.events(), "report.read"), (report, read) -> true);
    }
}

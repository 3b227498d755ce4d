package io.atrium.jobs.processes;

import io.atrium.jobs.derive.Stamp;
import io.atrium.jobs.processes.CaseRow.Completion;
import io.atrium.jobs.processes.CaseRow.Course;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of one case add up to. Sees them in order of time, each once. */
final class Cases {
    private @Nullable Step start;
    private @Nullable Step completion;
    private @Nullable Long dueMillis;
    private @Nullable Money money;
    private long returned;
    private long resubmitted;
    private boolean withdrawn;

    private Cases() {}

    static CaseRow row(String processId, String instanceId, List<Step> steps) {
        Cases parts = new Cases();
        steps.forEach(parts::add);
        List<Step> course = course(steps);
        Step first = course.get(0);
        Step last = course.get(course.size() - 1);
        return new CaseRow(
                processId,
                instanceId,
                parts.stamp(first),
                new Course(
                        first.timeMillis(),
                        last.timeMillis(),
                        course.stream().map(Step::label).toList()),
                parts.start != null,
                parts.completion == null
                        ? null
                        : new Completion(parts.completion.timeMillis(), parts.completion.result()),
                parts.createdMillis(first),
                parts.dueMillis,
                parts.returned,
                parts.resubmitted,
                parts.start == null ? "" : parts.start.resubmissionOf(),
                parts.withdrawn,
                parts.money);
    }

    /**
     * The events that make up what happened. Of a case of record changes, the completion is not one of them: somebody
     * else's log says what happened, and beside it when the case was closed.
     */
    private static List<Step> course(List<Step> steps) {
        boolean records = false;
        for (Step step : steps) {
            if (step.kind() == StepKind.RECORD_CHANGED) {
                records = true;
            } else if (step.kind() != StepKind.COMPLETED) {
                return steps;
            }
        }
        return records
                ? steps.stream()
                        .filter(step -> step.kind() == StepKind.RECORD_CHANGED)
                        .toList()
                : steps;
    }

    private void add(Step step) {
        switch (step.kind()) {
            case STARTED -> start = start == null ? step : start;
            case RETURNED -> returned++;
            case RESUBMITTED -> resubmitted++;
            case COMPLETED -> {
                completion = step;
                returned += step.result().equals("rejected") ? 1 : 0;
            }
            case WITHDRAWN -> withdrawn = true;
            case TASK_COMPLETED -> returned += step.result().equals("returned") ? 1 : 0;
            case TASK_CREATED, RECORD_CHANGED -> {} // only what all steps have
        }
        if (step.dueMillis() != null && !step.kind().isOfTask()) {
            dueMillis = step.dueMillis();
        }
        if (step.money() != null) {
            money = step.money();
        }
    }

    private Stamp stamp(Step first) {
        return start == null ? first.stamp() : start.stamp();
    }

    private long createdMillis(Step first) {
        if (completion != null && completion.createdMillis() != null) {
            return completion.createdMillis();
        }
        return start == null ? first.timeMillis() : start.timeMillis();
    }
}

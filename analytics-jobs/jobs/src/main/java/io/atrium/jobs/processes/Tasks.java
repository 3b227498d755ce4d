package io.atrium.jobs.processes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the events of one task add up to. Sees them in order of time, each once. */
final class Tasks {
    private @Nullable Step creation;
    private @Nullable Step completion;
    private @Nullable Long dueMillis;

    private Tasks() {}

    static void rows(String processId, String instanceId, List<Step> steps, Consumer<? super TaskRow> rows) {
        Map<String, Tasks> tasks = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step.kind().isOfTask() && !step.taskId().isEmpty()) {
                tasks.computeIfAbsent(step.taskId(), id -> new Tasks()).add(step);
            }
        }
        List<TaskRow> found = new ArrayList<>();
        tasks.forEach((id, task) -> found.add(task.row(processId, instanceId, id)));
        found.forEach(rows);
    }

    private void add(Step step) {
        if (step.kind() == StepKind.TASK_CREATED) {
            creation = creation == null ? step : creation;
        } else {
            completion = step;
        }
        if (step.dueMillis() != null) {
            dueMillis = step.dueMillis();
        }
    }

    private TaskRow row(String processId, String instanceId, String taskId) {
        Step shown = Objects.requireNonNull(completion == null ? creation : completion, "a task has an event");
        return new TaskRow(
                processId,
                instanceId,
                taskId,
                shown.stamp(),
                createdMillis(shown),
                completion == null ? null : completion.timeMillis(),
                completion == null ? "" : completion.result(),
                dueMillis,
                completion != null && completion.mobile());
    }

    private long createdMillis(Step shown) {
        if (creation != null) {
            return creation.timeMillis();
        }
        return shown.createdMillis() == null ? shown.timeMillis() : shown.createdMillis();
    }
}

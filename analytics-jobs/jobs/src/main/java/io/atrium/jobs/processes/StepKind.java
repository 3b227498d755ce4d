package io.atrium.jobs.processes;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an event says about a case. The codes stand in checkpoints: they never change. */
enum StepKind {
    STARTED(1, "approval.instance.started"),
    RETURNED(2, "approval.instance.returned"),
    RESUBMITTED(3, "approval.instance.resubmitted"),
    COMPLETED(4, "approval.instance.completed"),
    WITHDRAWN(5, "approval.instance.withdrawn"),
    TASK_CREATED(6, "approval.task.created"),
    TASK_COMPLETED(7, "approval.task.completed"),
    RECORD_CHANGED(8, "business.record.changed");

    private static final Map<String, StepKind> BY_TYPE = new HashMap<>();
    private static final Map<Integer, StepKind> BY_CODE = new HashMap<>();

    static {
        for (StepKind kind : values()) {
            BY_TYPE.put(kind.type, kind);
            BY_CODE.put(kind.code, kind);
        }
    }

    private final int code;
    private final String type;

    StepKind(int code, String type) {
        this.code = code;
        this.type = type;
    }

    int code() {
        return code;
    }

    String type() {
        return type;
    }

    boolean isOfTask() {
        return this == TASK_CREATED || this == TASK_COMPLETED;
    }

    static @Nullable StepKind ofType(String type) {
        return BY_TYPE.get(type);
    }

    static StepKind ofCode(int code) throws IOException {
        StepKind kind = BY_CODE.get(code);
        if (kind == null) {
            throw new IOException("no step has the code " + code);
        }
        return kind;
    }
}

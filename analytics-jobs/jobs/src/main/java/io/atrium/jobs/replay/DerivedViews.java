package io.atrium.jobs.replay;

import java.util.List;

/** The views of derived facts, all of which are rebuilt together; a test holds them against what the jobs write. */
final class DerivedViews {
    static final List<String> ALL = List.of(
            "member_day",
            "response",
            "meeting",
            "meeting_attendance",
            "document_use",
            "process_case",
            "process_task",
            "record_stage");

    private DerivedViews() {}
}

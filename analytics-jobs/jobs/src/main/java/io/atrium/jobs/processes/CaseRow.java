package io.atrium.jobs.processes;

import io.atrium.jobs.derive.DerivedRow;
import io.atrium.jobs.derive.Stamp;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case: a row of {@code process_case_fact}.
 *
 * @param processId what kind of process
 * @param instanceId which case
 * @param stamp of the start
 * @param course what happened
 * @param started has an event that says so
 * @param completion how it ended; null while it runs
 * @param createdMillis when it came into being
 * @param dueMillis when it is due
 * @param returned how often it was sent back or rejected
 * @param resubmitted how often it was handed in again
 * @param resubmissionOf the earlier case that is tried again, empty without
 * @param withdrawn was taken back
 * @param money the last amount that was named
 */
record CaseRow(
        String processId,
        String instanceId,
        Stamp stamp,
        Course course,
        boolean started,
        @Nullable Completion completion,
        long createdMillis,
        @Nullable Long dueMillis,
        long returned,
        long resubmitted,
        String resubmissionOf,
        boolean withdrawn,
        @Nullable Money money)
        implements DerivedRow {

    /**
     * What happened.
     *
     * @param firstMillis time of the first event
     * @param lastMillis time of the last event
     * @param activities one for each event, in order
     */
    record Course(long firstMillis, long lastMillis, List<String> activities) {
        Course {
            activities = List.copyOf(activities);
        }
    }

    /** When it ended, and how. */
    record Completion(long timeMillis, String result) {}

    @Override
    public LocalDate day() {
        return stamp.day();
    }

    @Nullable
    Long completedMillis() {
        return completion == null ? null : completion.timeMillis;
    }

    String result() {
        return completion == null ? "" : completion.result;
    }

    long cycleSeconds() {
        return completion == null ? 0 : Times.seconds(createdMillis, completion.timeMillis);
    }

    long spanSeconds() {
        return Times.seconds(course.firstMillis, course.lastMillis);
    }
}

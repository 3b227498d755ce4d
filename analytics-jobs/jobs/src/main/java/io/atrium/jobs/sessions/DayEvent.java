package io.atrium.jobs.sessions;

import io.atrium.contract.DepartmentPath;
import org.jspecify.annotations.Nullable;

/**
 * What the day of a member needs of an event.
 *
 * @param timeMillis when it happened
 * @param traits bits: {@link #USES} and the others
 * @param device a hash of the device's id; without one, the platform's number
 * @param session a hash of the session's id, 0 without one; of {@code app.session.started} and what may come before it
 * @param platform bit of the platform, 0 when it is none of desktop, web and mobile
 * @param mode bit of the way by which the person sent, 0 when nothing was sent
 * @param durationSeconds how much earlier it began
 * @param app application of an intentional event
 * @param system business system of a changed record
 * @param path departments of the member, root first
 */
record DayEvent(
        long timeMillis,
        int traits,
        long device,
        long session,
        int platform,
        int mode,
        int durationSeconds,
        @Nullable String app,
        @Nullable String system,
        DepartmentPath path) {
    /** It counts for sessions. */
    static final int USES = 1;

    /** It is a person's own act. */
    static final int INTENTIONAL = 2;

    /** It begins a session. */
    static final int STARTS = 4;

    /** It ends a session. */
    static final int ENDS = 8;

    /** It published a form or an application. */
    static final int BUILDS = 16;

    boolean has(int trait) {
        return (traits & trait) != 0;
    }
}

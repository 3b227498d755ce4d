package io.atrium.oracle.metrics;

import io.atrium.oracle.model.Window;
import java.util.Set;

/** Which days a metric looks at when a period is asked for. */
public final class DefaultWindow {

    private static final Set<String> DAY =
            Set.of("org.headcount", "org.activated_rate", "org.profile_completeness", "org.dept_owner_rate", "org.dau");
    private static final Set<String> PERIOD = Set.of(
            "com.sender_rate",
            "com.msgs_per_sender",
            "net.response_r1_rate",
            "net.response_r1_p50",
            "net.response_r2_rate",
            "net.response_r2_p50");

    private static final Set<String> WEEK = Set.of("org.wau", "net.retention_w4");

    private DefaultWindow() {}

    /** W of a metric for a period. */
    public static Window of(String id, Window period) {
        if (PERIOD.contains(id)) {
            return period;
        }
        if (DAY.contains(id)) {
            return period.last();
        }
        return Window.of(WEEK.contains(id) ? 7 : 28, period.to());
    }
}

package io.atrium.server.privacy;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.directory.OptOuts;
import io.atrium.server.security.Caller;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether members may opt out, for administrators. They see how many have, and never who. */
final class OptOutSetting {
    private final OptOutLeaveStore store;
    private final OptOuts optOuts;
    private final int smallestGroup;
    private final Clock clock;

    OptOutSetting(OptOutLeaveStore store, OptOuts optOuts, int smallestGroup, Clock clock) {
        this.store = store;
        this.optOuts = optOuts;
        this.smallestGroup = smallestGroup;
        this.clock = clock;
    }

    /**
     * As the API shows it.
     *
     * @param optedOut how many members have opted out; null when that are too few to say, nobody among them
     * @param fewerThan more than have then; null when the number is there
     */
    record View(
            boolean optOutAllowed,
            @Nullable Long optedOut,
            @Nullable Integer fewerThan,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    View view(String tenant) {
        OptOutLeave leave = store.read(tenant);
        long count = optOuts.count(tenant);
        boolean shown = count >= smallestGroup;
        return new View(
                leave.allowed(),
                shown ? Long.valueOf(count) : null,
                shown ? null : Integer.valueOf(smallestGroup),
                leave.changedAt(),
                leave.changedBy());
    }

    View change(Caller caller, boolean allowed) {
        store.change(
                caller.tenant(),
                new OptOutLeave(allowed, clock.instant(), caller.username()),
                AuditEntry.by(caller, AuditAction.PRIVACY__SETTING_CHANGED)
                        .on("privacy", caller.tenant())
                        .detail("optOutAllowed", allowed));
        return view(caller.tenant());
    }
}

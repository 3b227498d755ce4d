package io.atrium.server.privacy;

import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.directory.OptOuts;
import io.atrium.server.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own opt-out. It needs the organization's leave; taking it back needs none, and an opt-out stays when the leave is withdrawn.
 */
final class OptOut {
    private final OptOuts optOuts;
    private final OptOutLeaveStore leave;
    private final Function<String, ZoneId> zones;
    private final Clock clock;

    OptOut(OptOuts optOuts, OptOutLeaveStore leave, Function<String, ZoneId> zones, Clock clock) {
        this.optOuts = optOuts;
        this.leave = leave;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param allowed whether the organization lets its members opt out now
     * @param since when the caller did; null: they have not
     */
    record State(boolean allowed, @Nullable Instant since) {}

    State state(String tenant, OwnMember member) {
        return new State(
                leave.read(tenant).allowed(), optOuts.since(tenant, member.no()).orElse(null));
    }

    /** All opt-outs that the member ever made. */
    List<OptOuts.Period> history(String tenant, OwnMember member) {
        return optOuts.history(tenant, member.no());
    }

    /** Records who changes something, and only then; asking for what is so already changes nothing. */
    State set(Caller caller, OwnMember member, boolean optedOut) {
        String tenant = caller.tenant();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zones.apply(tenant));
        if (optedOut) {
            optOuts.begin(tenant, member.no(), now, today, leave.needed(entry(caller, true, member)));
        } else {
            optOuts.end(tenant, member.no(), now, today, leave.notNeeded(entry(caller, false, member)));
        }
        return state(tenant, member);
    }

    private static AuditEntry entry(Caller caller, boolean out, OwnMember member) {
        return AuditEntry.by(caller, out ? AuditAction.PRIVACY__OPTED_OUT : AuditAction.PRIVACY__OPTED_IN)
                .on("member", Integer.toString(member.no()));
    }
}

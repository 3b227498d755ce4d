package io.atrium.server.privacy;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.query.MemberEvents;
import io.atrium.warehouse.query.QueryFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** The caller's own data. */
final class Privacy {
    private final PrivacyStore store;
    private final Function<String, DataSource> readers;
    private final ToIntFunction<String> auditDays;
    private final int smallestGroup;
    private final OptOut optOut;
    private final Audit audit;

    /**
     * @param readers connections to the warehouse that see one tenant alone
     * @param auditDays how long a tenant's audit records are kept
     */
    Privacy(
            PrivacyStore store,
            Function<String, DataSource> readers,
            ToIntFunction<String> auditDays,
            int smallestGroup,
            OptOut optOut,
            Audit audit) {
        this.store = store;
        this.readers = readers;
        this.auditDays = auditDays;
        this.smallestGroup = smallestGroup;
        this.optOut = optOut;
        this.audit = audit;
    }

    /** A download that was recorded and can begin. */
    @FunctionalInterface
    interface Download {
        void writeTo(OutputStream out) throws IOException;
    }

    PrivacyNotice notice(Caller caller) {
        OwnMember member = store.member(caller.tenant(), caller.externalIds()).orElse(null);
        return PrivacyNotice.of(
                member,
                member == null ? null : optOut.state(caller.tenant(), member),
                smallestGroup,
                auditDays.applyAsInt(caller.tenant()));
    }

    /** Opts the caller out, or back in. */
    OptOut.State optOut(Caller caller, boolean optedOut) {
        return optOut.set(caller, member(caller), optedOut);
    }

    List<MemberEvents.Count> counts(Caller caller) {
        return counts(caller, member(caller));
    }

    private List<MemberEvents.Count> counts(Caller caller, OwnMember member) {
        try {
            return new MemberEvents(readers.apply(caller.tenant())).counts(caller.tenant(), member.no());
        } catch (QueryFailure e) {
            throw new PrivacyFailure.Unavailable().exception(e);
        }
    }

    /** Recorded first: also a download that breaks off has shown something. */
    Download download(Caller caller) {
        OwnMember member = member(caller);
        List<MemberEvents.Count> counts = counts(caller, member);
        OwnData data = new OwnData(
                caller,
                member,
                store.history(caller.tenant(), member.no()),
                optOut.history(caller.tenant(), member),
                counts,
                readers.apply(caller.tenant()));
        audit.record(AuditEntry.by(caller, AuditAction.PRIVACY__DOWNLOADED)
                .on("member", Integer.toString(member.no()))
                .detail(
                        "events",
                        counts.stream().mapToLong(MemberEvents.Count::events).sum()));
        return data::writeTo;
    }

    private OwnMember member(Caller caller) {
        return store.member(caller.tenant(), caller.externalIds())
                .orElseThrow(() -> new PrivacyFailure.NotInDirectory().exception());
    }
}

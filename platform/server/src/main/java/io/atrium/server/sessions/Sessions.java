package io.atrium.server.sessions;

import io.atrium.server.audit.Audit;
import io.atrium.server.audit.AuditAction;
import io.atrium.server.audit.AuditEntry;
import io.atrium.server.audit.Outcome;
import io.atrium.server.security.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Lists and ends sessions. What ends is refused here first and ended at Keycloak then: when Keycloak fails in between,
 * nobody gets in by what was to end.
 */
final class Sessions {
    private static final String USER = "user";

    private final KeycloakSessions keycloak;
    private final SessionStore store;
    private final SignOuts signOuts;
    private final Audit audit;
    private final Clock clock;

    Sessions(KeycloakSessions keycloak, SessionStore store, SignOuts signOuts, Audit audit, Clock clock) {
        this.keycloak = keycloak;
        this.store = store;
        this.signOuts = signOuts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The sessions of somebody. */
    record Of(Account account, List<SessionView> sessions) {}

    /** The caller's own sessions, the one last used first. */
    List<SessionView> own(Caller caller) {
        return list(caller, caller.subject());
    }

    private List<SessionView> list(Caller caller, String subject) {
        Map<String, Sighting> sightings = store.sightings(caller.tenant(), subject);
        return keycloak.list(caller.tenant(), subject).stream()
                .map(session -> SessionView.of(
                        session, sightings.get(session.id()), session.id().equals(caller.session())))
                .sorted(Comparator.comparing(SessionView::lastSeenAt).reversed())
                .toList();
    }

    /** Ends one of the caller's own sessions. */
    void end(Caller caller, String session) {
        AuditEntry entry = AuditEntry.by(caller, AuditAction.SESSION__ENDED).on("session", session);
        boolean own = keycloak.list(caller.tenant(), caller.subject()).stream()
                .anyMatch(candidate -> candidate.id().equals(session));
        if (!own) {
            audit.record(entry.ended(Outcome.REFUSED));
            throw new SessionsFailure.UnknownSession().exception();
        }
        store.end(entry, caller.subject(), List.of(session), clock.instant());
        signOuts.refresh(caller.tenant());
        atKeycloak(entry, () -> keycloak.end(caller.tenant(), session));
    }

    /** Ends all of the caller's own sessions, this one too; how many there were. */
    int endOwn(Caller caller) {
        return endAll(caller, caller.subject(), caller.username());
    }

    /** The sessions of an account, for an administrator. */
    Of of(Caller caller, String username) {
        Account account = account(caller, username);
        audit.record(AuditEntry.by(caller, AuditAction.SESSION__VIEWED)
                .on(USER, account.subject())
                .detail("account", account.username()));
        return new Of(
                account,
                list(caller, account.subject()).stream()
                        .map(SessionView::withoutId)
                        .toList());
    }

    /** Ends all sessions of an account, for an administrator; how many there were. */
    int endAll(Caller caller, String username) {
        Account account = account(caller, username);
        return endAll(caller, account.subject(), account.username());
    }

    private Account account(Caller caller, String username) {
        return keycloak.account(caller.tenant(), username)
                .orElseThrow(() -> new SessionsFailure.UnknownAccount().exception());
    }

    /** Every session by its id and everything by its time: clocks may differ, and a session may begin meanwhile. */
    private int endAll(Caller caller, String subject, String username) {
        List<String> sessions = keycloak.list(caller.tenant(), subject).stream()
                .map(AccountSession::id)
                .toList();
        AuditEntry entry = AuditEntry.by(caller, AuditAction.SESSION__SIGNED_OUT_EVERYWHERE)
                .on(USER, subject)
                .detail("account", username)
                .detail("sessions", sessions.size());
        List<String> ends = new ArrayList<>(sessions);
        ends.add(SessionStore.ALL);
        store.end(entry, subject, ends, clock.instant());
        signOuts.refresh(caller.tenant());
        atKeycloak(entry, () -> keycloak.endAll(caller.tenant(), subject));
        return sessions.size();
    }

    private void atKeycloak(AuditEntry entry, Runnable end) {
        try {
            end.run();
        } catch (RuntimeException e) {
            audit.record(entry.ended(Outcome.FAILED));
            throw e;
        }
    }
}

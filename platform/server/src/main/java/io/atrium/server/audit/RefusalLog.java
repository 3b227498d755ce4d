package io.atrium.server.audit;

import io.atrium.server.http.Refusals;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Identity;
import io.atrium.server.security.Operator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records refused requests. The first of a caller to a route is recorded at once; what follows within a minute is counted and recorded as
 * one, so that nobody can flood the log. A crash loses such a count, never the first.
 */
final class RefusalLog implements Refusals {
    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_WINDOWS = 10_000;

    private final Audit audit;
    private final Clock clock;
    private final Map<Key, Window> windows = new HashMap<>();

    RefusalLog(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    private record Key(String tenant, String subject, String route, String code) {}

    private record Window(AuditEntry entry, Instant begin, int more) {}

    @Override
    public void refused(Identity identity, String route, String code) {
        Instant now = clock.instant();
        AuditEntry entry =
                by(identity).on("route", route).ended(Outcome.REFUSED).detail("code", code);
        if (isFirst(new Key(identity.realm(), identity.subject(), route, code), entry, now)) {
            record(entry);
        }
    }

    private static AuditEntry by(Identity identity) {
        if (identity instanceof Operator operator) {
            return AuditEntry.by(operator, AuditAction.ACCESS__REFUSED, operator.realm());
        }
        Caller caller = (Caller) identity;
        return AuditEntry.by(caller, AuditAction.ACCESS__REFUSED).detail("client", caller.client());
    }

    private synchronized boolean isFirst(Key key, AuditEntry entry, Instant now) {
        Window known = windows.get(key);
        if (known != null) {
            windows.put(key, new Window(entry, known.begin(), known.more() + 1));
            return false;
        }
        if (windows.size() < MOST_WINDOWS) {
            windows.put(key, new Window(entry, now, 0));
        }
        return true;
    }

    /** Records what was counted in windows that are over. */
    void settle() {
        settle(clock.instant().minus(WINDOW));
    }

    /** Records all that was counted, before the server stops. */
    void settleAll() {
        settle(Instant.MAX);
    }

    private void settle(Instant before) {
        for (Window over : over(before)) {
            if (over.more() > 0) {
                record(over.entry().detail("more", over.more()).detail("since", over.begin()));
            }
        }
    }

    private synchronized List<Window> over(Instant before) {
        List<Window> over = new ArrayList<>();
        windows.values().removeIf(window -> {
            boolean ended = !window.begin().isAfter(before);
            if (ended) {
                over.add(window);
            }
            return ended;
        });
        return over;
    }

    /** The refusal stands whether it can be recorded or not. */
    private void record(AuditEntry entry) {
        try {
            audit.record(entry);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("tenant", entry.tenantId())
                    .addKeyValue("subject", entry.actor().id())
                    .addKeyValue("object", entry.target().id())
                    .setCause(e)
                    .log("A refusal could not be recorded in the audit log");
        }
    }
}

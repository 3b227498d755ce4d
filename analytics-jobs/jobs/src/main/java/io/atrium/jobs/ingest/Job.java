package io.atrium.jobs.ingest;

import io.atrium.jobs.collaboration.CollaborationDerivations;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.processes.ProcessDerivations;
import io.atrium.jobs.sessions.MemberDay;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What can be deployed, together or each for itself. */
enum Job {
    /** Raw facts. */
    INGEST,
    /** Days of members: sessions, and what adoption is measured by. */
    SESSIONS,
    /** Responses, meetings, documents. */
    COLLABORATION,
    /** Cases, tasks, records. */
    PROCESSES;

    /** The name in the configuration. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Job of(String id) {
        return valueOf(id.strip().toUpperCase(Locale.ROOT));
    }

    /** What it derives. */
    List<Derivation<?, ?>> derivations(Duration sessionGap) {
        return switch (this) {
            case INGEST -> List.of();
            case SESSIONS -> List.of(new MemberDay(sessionGap));
            case COLLABORATION -> CollaborationDerivations.all();
            case PROCESSES -> ProcessDerivations.all();
        };
    }
}

package io.atrium.server.transfer;

import io.atrium.warehouse.transfer.Cut;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One export as it is written down.
 *
 * @param plan null until the event log is cut
 * @param complete see {@link Manifest}; null until it is known
 * @param rowsAt when PostgreSQL was read
 * @param failure why the last attempt failed
 * @param parts what is in the archive already
 * @param archiveEnd where the archive ends with these
 */
record Export(
        UUID id,
        String tenant,
        String requestedBy,
        Instant requestedAt,
        State state,
        @Nullable Plan plan,
        @Nullable Boolean complete,
        @Nullable Instant rowsAt,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String failure,
        @Nullable Instant finishedAt,
        @Nullable Instant expiresAt,
        @Nullable Long bytes,
        @Nullable String sha256,
        List<Manifest.Entry> parts,
        long archiveEnd) {
    Export {
        parts = List.copyOf(parts);
    }

    /** Whether something of the tenant could change while it was written. */
    enum Completeness {
        COMPLETE,
        WORKING
    }

    enum State {
        RUNNING,
        FINISHED,
        FAILED,
        REMOVED;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What is to be written of the facts.
     *
     * @param quiet whether the tenant was suspended and nothing of it was waiting to be published
     */
    record Plan(Cut cut, Instant at, boolean quiet, List<Facts> facts) {
        Plan {
            facts = List.copyOf(facts);
        }

        long rows() {
            return facts.stream().mapToLong(Facts::rows).sum();
        }
    }

    /** A month of a table. */
    record Facts(String table, String month, long rows) {
        String path() {
            return "clickhouse/" + table + "/" + month + ".jsonl.gz";
        }
    }

    boolean has(String path) {
        return parts.stream().anyMatch(part -> part.path().equals(path));
    }

    boolean hasStore(String store) {
        return parts.stream().anyMatch(part -> part.store().equals(store));
    }

    long rowsDone() {
        return parts.stream()
                .filter(part -> part.path().startsWith("clickhouse/") && part.columns() != null)
                .mapToLong(Manifest.Entry::rows)
                .sum();
    }

    /** What is being written now. */
    String stage() {
        if (state != State.RUNNING) {
            return state.stored();
        }
        if (plan == null) {
            return "cut";
        }
        if (!hasStore(Manifest.Entry.POSTGRESQL)) {
            return "rows";
        }
        return hasStore(Manifest.Entry.KEYCLOAK) ? "facts" : "realm";
    }
}

package io.atrium.server.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atrium.warehouse.transfer.Cut;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says of itself, before it is signed.
 *
 * @param kind {@link #KIND}
 * @param software that wrote it
 * @param complete whether the tenant was suspended and nothing of it was on its way while it was written
 * @param cut where the event log was cut; everything else is as of {@code rowsAt}
 * @param rowsAt when PostgreSQL was read, in one snapshot
 * @param files all of them but the manifest, in their order
 * @param omitted what an export does not contain, and what that means
 */
record Manifest(
        String kind,
        int version,
        UUID export,
        Subject tenant,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt,
        String software,
        boolean complete,
        Cut cut,
        Instant cutAt,
        Instant rowsAt,
        Schema schema,
        List<Entry> files,
        List<Omission> omitted) {
    static final String KIND = "atrium-tenant-export";
    static final int VERSION = 1;
    static final String PATH = "manifest.json";

    Manifest {
        files = List.copyOf(files);
        omitted = List.copyOf(omitted);
    }

    record Subject(String id, String nameZh, String nameEn) {}

    /**
     * What the stores looked like.
     *
     * @param postgresql versions of the migrations that were applied
     */
    record Schema(List<String> postgresql) {
        Schema {
            postgresql = List.copyOf(postgresql);
        }
    }

    /**
     * A file of the archive: JSON Lines, compressed with gzip.
     *
     * @param store {@code postgresql}, {@code keycloak} or {@code clickhouse}
     * @param name the table, or what else it is
     * @param columns of the table; null where there are none
     * @param sha256 of the file as it lies in the archive
     */
    record Entry(
            String path,
            String store,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<String> columns,

            long rows,
            long bytes,
            String sha256) {
        static final String POSTGRESQL = "postgresql";
        static final String KEYCLOAK = "keycloak";
        static final String CLICKHOUSE = "clickhouse";
    }

    record Omission(String what, String why) {}

    List<Entry> of(String store) {
        return files.stream().filter(entry -> entry.store().equals(store)).toList();
    }

    Entry file(String store, String name) {
        return of(store).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no file of " + store + " with " + name + "."));
    }
}

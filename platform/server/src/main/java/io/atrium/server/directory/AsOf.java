package io.atrium.server.directory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the directories that events are being stamped with in memory. Every request asks the database for the revision, one indexed read, so
 * a change of the directory or of its opt-outs counts from the next request on, on every server of the installation. Bounded: the tenants that were not asked for longest go first.
 */
public final class AsOf {

    /** Room for two million accounts and periods, roughly 400 MB at the very most. */
    public static final long DEFAULT_WEIGHT = 2_000_000;

    private static final int LOCKS = 64;

    /** Where directories come from. */
    interface Source {
        /** How often the tenant's directory and its opt-outs were changed. */
        Revision revision(String tenant);

        /** The directory at one revision, without opt-outs. */
        DirectorySnapshot load(String tenant);

        /** The opt-outs at one revision: a few rows beside a directory, so that a member's change does not read it anew. */
        OptOutSpans optOuts(String tenant);
    }

    /** How often something was changed. */
    record Revision(long directory, long optOuts) {
        private boolean isKnownTo(DirectorySnapshot snapshot) {
            return snapshot.revision() >= directory && snapshot.optOutRevision() >= optOuts;
        }
    }

    private final Source source;
    private final long maximumWeight;
    private final Map<String, DirectorySnapshot> cache = new LinkedHashMap<>(16, 0.75f, true);
    private final Object[] locks = new Object[LOCKS];

    AsOf(Source source, long maximumWeight) {
        this.source = source;
        this.maximumWeight = maximumWeight;
        for (int index = 0; index < LOCKS; index++) {
            locks[index] = new Object();
        }
    }

    /** The tenant's directory as it is now, with all of its history. Valid for one request. */
    public DirectorySnapshot snapshot(String tenant) {
        Revision revision = source.revision(tenant);
        DirectorySnapshot known = cached(tenant);
        return known != null && revision.isKnownTo(known) ? known : reload(tenant, revision);
    }

    private DirectorySnapshot reload(String tenant, Revision revision) {
        synchronized (locks[Math.floorMod(tenant.hashCode(), LOCKS)]) {
            DirectorySnapshot known = cached(tenant);
            if (known != null && revision.isKnownTo(known)) {
                return known;
            }
            DirectorySnapshot people =
                    known != null && known.revision() >= revision.directory() ? known : source.load(tenant);
            DirectorySnapshot fresh = people.with(source.optOuts(tenant));
            keep(tenant, fresh);
            return fresh;
        }
    }

    private @Nullable DirectorySnapshot cached(String tenant) {
        synchronized (cache) {
            return cache.get(tenant);
        }
    }

    private void keep(String tenant, DirectorySnapshot fresh) {
        synchronized (cache) {
            cache.put(tenant, fresh);
            long weight =
                    cache.values().stream().mapToLong(DirectorySnapshot::weight).sum();
            Iterator<Map.Entry<String, DirectorySnapshot>> oldest =
                    cache.entrySet().iterator();
            while (weight > maximumWeight && cache.size() > 1) {
                weight -= oldest.next().getValue().weight();
                oldest.remove();
            }
        }
    }
}

package io.atrium.server.directory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the directories that events are being stamped with in memory. Every request asks the database for the revision, one indexed read, so
 * a change counts from the next request on, on every server of the installation. Bounded: the tenants that were not asked for longest go first.
 */
public final class AsOf {

    /** Room for two million accounts and periods, roughly 400 MB at the very most. */
    public static final long DEFAULT_WEIGHT = 2_000_000;

    private static final int LOCKS = 64;

    /** Where directories come from. */
    interface Source {
        /** How often the tenant's directory was changed. */
        long revision(String tenant);

        /** The directory at one revision. */
        DirectorySnapshot load(String tenant);
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
        long revision = source.revision(tenant);
        DirectorySnapshot known = cached(tenant);
        return known != null && known.revision() >= revision ? known : reload(tenant, revision);
    }

    private DirectorySnapshot reload(String tenant, long revision) {
        synchronized (locks[Math.floorMod(tenant.hashCode(), LOCKS)]) {
            DirectorySnapshot known = cached(tenant);
            if (known != null && known.revision() >= revision) {
                return known;
            }
            DirectorySnapshot fresh = source.load(tenant);
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

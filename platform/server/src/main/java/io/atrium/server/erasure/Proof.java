package io.atrium.server.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a proof of erasure says, before it is signed.
 *
 * @param kind {@link #KIND}
 * @param stores every store that held something of the tenant
 * @param remains what is kept or still expires, where, until when and why
 */
record Proof(
        String kind,
        int version,
        UUID erasure,
        Subject tenant,
        String requestedBy,
        Instant requestedAt,
        Instant finishedAt,
        List<Store> stores,
        List<Remain> remains) {
    static final String KIND = "atrium-erasure-proof";
    static final int VERSION = 1;

    Proof {
        stores = List.copyOf(stores);
        remains = List.copyOf(remains);
    }

    /** The tenant that is gone. */
    record Subject(String id, String nameZh, String nameEn) {}

    /**
     * A store.
     *
     * @param checked how it was counted
     */
    record Store(String store, String checked, List<Item> items) {
        Store {
            items = List.copyOf(items);
        }
    }

    /**
     * A table or its like.
     *
     * @param after 0, unless it is kept for a reason that is among the remains
     */
    record Item(String name, long before, long after) {}

    /**
     * Something that is not gone yet.
     *
     * @param until null: see the reason
     */
    record Remain(String what, @Nullable Instant until, String why) {}
}

package io.atrium.jobs.derive;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys that have to be derived again, in the order in which they were touched. */
final class DirtyKeys {
    private final Map<DerivationKey, Touch> keys = new LinkedHashMap<>();

    /** What has come for a key since it was derived. */
    static final class Touch {
        private final Set<Long> days = new TreeSet<>();
        private boolean replayed;
        private boolean kept;

        /** The stamped days of the events that have just arrived. */
        Set<Long> days() {
            return days;
        }

        /** Whether an event was read again. */
        boolean replayed() {
            return replayed;
        }

        /** Whether a checkpoint knows that the key waits. */
        boolean kept() {
            return kept;
        }

        void keep() {
            kept = true;
        }
    }

    void touch(Piece piece) {
        Touch touch = keys.computeIfAbsent(piece.key(), absent -> new Touch());
        if (piece.replayOf() > 0) {
            touch.replayed = true;
        } else {
            touch.days.add(piece.epochDay());
        }
    }

    /** A key that waited when the checkpoint was made. */
    void restore(DerivationKey key) {
        keys.computeIfAbsent(key, absent -> new Touch()).keep();
    }

    boolean contains(DerivationKey key) {
        return keys.containsKey(key);
    }

    void removeTenant(String tenantId) {
        keys.keySet().removeIf(key -> key.tenantId().equals(tenantId));
    }

    Iterator<Map.Entry<DerivationKey, Touch>> iterator() {
        return keys.entrySet().iterator();
    }

    int size() {
        return keys.size();
    }
}

package io.atrium.warehouse.reconciliation;

import java.util.Map;

/**
 * Which claims of a partition to read: those of a known generation after a checkpoint, and all of unknown generations.
 *
 * @param checkpoints by generation
 */
public record ClaimsAfter(String topic, int partition, Map<Integer, Long> checkpoints) {
    public ClaimsAfter {
        checkpoints = Map.copyOf(checkpoints);
    }
}

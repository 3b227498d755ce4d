package io.atrium.server.reconciliation;

import io.atrium.warehouse.reconciliation.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a lane's claims in the order of checkpoints, from a seal on. Subtasks claim on their own, with ranges that interleave, so a
 * checkpoint is complete when the records claimed up to it are as many as the offsets covered.
 */
final class ClaimFold {

    private final Seal from;
    private Seal sum;
    private Seal complete;
    private Seal followed;
    private @Nullable Seal incomplete;
    private long firstIncomplete;
    private long lastCheckpoint;
    private boolean contradicted;

    ClaimFold(Seal from) {
        this.from = from;
        this.sum = from;
        this.complete = from;
        this.followed = from;
    }

    void add(Claim claim) {
        if (claim.checkpoint() <= from.checkpoint()) {
            contradicted |= claim.checkpoint() == from.checkpoint() && claim.records() != from.checkpointRecords();
            return;
        }
        sum = sum.with(claim);
        lastCheckpoint = claim.checkpoint();
        if (sum.gap() == complete.gap()) {
            followed = complete;
            complete = sum;
            incomplete = null;
        } else if (incomplete == null) {
            incomplete = sum;
            firstIncomplete = claim.checkpoint();
        } else if (sum.gap() <= incomplete.gap()) {
            incomplete = sum;
        }
    }

    /** The last checkpoint up to which nothing is missing. */
    Seal complete() {
        return complete;
    }

    /** Whether claims of a later checkpoint are there, so that those of {@link #complete} must be. */
    boolean isFollowed() {
        return lastCheckpoint > complete.checkpoint();
    }

    /**
     * The last complete checkpoint that claims of a later one follow, else where it began. While records arrive all the time the newest
     * claims are never followed yet: the ones before them are certain.
     */
    Seal followed() {
        return isFollowed() ? complete : followed;
    }

    /**
     * Where the least is missing after {@link #complete}, or null when nothing is. In a later checkpoint more may be missing because it is
     * being written; what is missing for good is missing in each of them.
     */
    @Nullable
    Seal incomplete() {
        return incomplete;
    }

    /**
     * Whether what is missing will not come any more: a subtask commits a checkpoint before it takes part in the next, so when claims of the
     * next are there, all claims of the first are.
     */
    boolean isMissingForGood() {
        return incomplete != null && firstIncomplete < lastCheckpoint;
    }

    /** Whether claims have appeared where all had been read: the lane must be read from its beginning. */
    boolean isContradicted() {
        return contradicted;
    }
}

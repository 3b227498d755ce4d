package io.atrium.server.reconciliation;

import io.atrium.warehouse.reconciliation.Claim;
import io.atrium.warehouse.reconciliation.FactCount;
import io.atrium.warehouse.reconciliation.Lane;
import io.atrium.warehouse.reconciliation.OffsetRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One lane, pass by pass: claims are added, a range is counted, the count is entered. Written by the continuous pass alone; the deep pass
 * corrects what is sealed.
 */
final class LaneBook {

    private final Lane lane;
    private final boolean opensPartition;
    private @Nullable Seal seal;
    private @Nullable ClaimFold fold;
    /** What this pass counts up to. */
    private @Nullable Seal target;
    /** Complete in the last pass, though not followed by later claims yet. */
    private @Nullable Seal seen;
    /** A target whose facts are not what its claims say; kept until it fits or is certain. */
    private @Nullable Seal doubted;

    private @Nullable Doubt miscount;
    private @Nullable Doubt stall;

    /**
     * @param opensPartition whether no earlier generation has read the partition, so that this one must begin with its first record
     * @param seal how far an earlier run has proved it, null for a lane that is new
     */
    LaneBook(Lane lane, boolean opensPartition, @Nullable Seal seal) {
        this.lane = lane;
        this.opensPartition = opensPartition;
        this.seal = seal;
    }

    /** Begins a pass. */
    synchronized void begin() {
        fold = seal == null ? null : new ClaimFold(seal);
    }

    synchronized void add(Claim claim) {
        if (fold == null) {
            seal = seal == null ? Seal.at(lane, opensPartition ? 0 : claim.offsetFrom()) : seal;
            fold = new ClaimFold(seal);
        }
        fold.add(claim);
    }

    /** What to count now: up to where claims are known to be complete. Empty when nothing is new. */
    synchronized Optional<OffsetRange> range(Instant now, Duration settle) {
        ClaimFold claims = fold;
        Seal known = seal;
        if (claims == null || known == null) {
            return Optional.empty();
        }
        if (claims.isContradicted()) {
            restart();
            return Optional.empty();
        }
        Seal aim = doubted == null ? aim(claims, known, now, settle) : doubted;
        target = aim;
        return aim.checkpoint() == known.checkpoint()
                ? Optional.empty()
                : Optional.of(new OffsetRange(lane, known.frontier(), aim.frontier()));
    }

    private Seal aim(ClaimFold claims, Seal known, Instant now, Duration settle) {
        Seal complete = claims.complete();
        Seal incomplete = claims.incomplete();
        if (complete.checkpoint() > known.checkpoint()) {
            stall = null;
            boolean unchanged = complete.equals(seen);
            seen = complete;
            return unchanged ? complete : claims.followed();
        }
        if (incomplete == null) {
            stall = null;
            return known;
        }
        stall = Doubt.again(stall, incomplete.gap(), now);
        return claims.isMissingForGood() && stall.isCertain(now, settle) ? incomplete : known;
    }

    /** Enters what the range holds. It is sealed when it is what the claims say, or when it has stood often and long enough. */
    synchronized void counted(FactCount facts, Instant now, Duration settle) {
        Seal aim = target;
        Seal known = seal;
        if (aim == null || known == null || aim.checkpoint() == known.checkpoint()) {
            return;
        }
        long claimed = aim.rows() - known.rows();
        if (facts.rows() != claimed || facts.offsets() != claimed) {
            doubted = aim;
            miscount = Doubt.again(miscount, facts, now);
            if (!miscount.isCertain(now, settle)) {
                return;
            }
        }
        seal = aim.with(facts);
        doubted = null;
        miscount = null;
        stall = null;
    }

    /** As if the lane were new. */
    synchronized void restart() {
        seal = null;
        fold = null;
        target = null;
        seen = null;
        doubted = null;
        miscount = null;
        stall = null;
    }

    /** Takes over what a deep pass has found below a seal, unless the lane has been begun again since. */
    synchronized void correct(Seal before, Seal recounted) {
        if (seal != null && seal.frontier() >= before.frontier() && seal.checkpoint() >= before.checkpoint()) {
            seal = seal.corrected(before, recounted);
        }
    }

    /** How far it is proved; empty for a lane that was first seen in this pass. */
    synchronized Optional<Seal> seal() {
        return Optional.ofNullable(seal);
    }

    /** Whether something does not fit that may still be on its way. */
    synchronized boolean isSettling() {
        return miscount != null || stall != null;
    }

    Lane lane() {
        return lane;
    }
}

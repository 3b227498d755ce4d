package io.atrium.server.reconciliation;

import io.atrium.warehouse.reconciliation.Claim;
import io.atrium.warehouse.reconciliation.FactCount;
import io.atrium.warehouse.reconciliation.Lane;

/**
 * How far a lane has been proved, with what was found below that offset.
 *
 * @param first the lane's first claimed offset
 * @param frontier every offset below is decided
 * @param checkpoint the last checkpoint whose claims are in it
 * @param checkpointRecords the records that this checkpoint's claims speak of: more of them later means that they were not complete
 * @param rows claimed as counted
 * @param duplicates claimed as seen before
 * @param deadLettered claimed as put aside
 * @param erased claimed as records of tenants that were erased
 * @param facts raw facts really there
 * @param factOffsets different offsets among them
 */
record Seal(
        Lane lane,
        long first,
        long frontier,
        long checkpoint,
        long checkpointRecords,
        long rows,
        long duplicates,
        long deadLettered,
        long erased,
        long facts,
        long factOffsets) {

    /** Nothing proved yet. */
    static Seal at(Lane lane, long first) {
        return new Seal(lane, first, first, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Records that the claims speak of. */
    long records() {
        return rows + duplicates + deadLettered + erased;
    }

    /** Offsets that no claim speaks of; negative when claims speak of some twice. */
    long gap() {
        return frontier - first - records();
    }

    /** Claimed rows that are not there. */
    long missingFacts() {
        return Math.max(0, rows - factOffsets);
    }

    /** Rows too many: several of one offset, or of offsets that were not claimed as rows. */
    long extraFacts() {
        return facts - factOffsets + Math.max(0, factOffsets - rows);
    }

    Seal with(Claim claim) {
        return new Seal(
                lane,
                first,
                Math.max(frontier, claim.offsetTo()),
                claim.checkpoint(),
                claim.records(),
                rows + claim.rows(),
                duplicates + claim.duplicates(),
                deadLettered + claim.deadLettered(),
                erased + claim.erased(),
                facts,
                factOffsets);
    }

    Seal with(FactCount counted) {
        return new Seal(
                lane,
                first,
                frontier,
                checkpoint,
                checkpointRecords,
                rows,
                duplicates,
                deadLettered,
                erased,
                facts + counted.rows(),
                factOffsets + counted.offsets());
    }

    /** This seal, where {@code recounted} has found something else than {@code before} below the frontier of both. */
    Seal corrected(Seal before, Seal recounted) {
        return new Seal(
                lane,
                recounted.first,
                frontier,
                checkpoint,
                checkpointRecords,
                rows + recounted.rows - before.rows,
                duplicates + recounted.duplicates - before.duplicates,
                deadLettered + recounted.deadLettered - before.deadLettered,
                erased + recounted.erased - before.erased,
                facts + recounted.facts - before.facts,
                factOffsets + recounted.factOffsets - before.factOffsets);
    }
}

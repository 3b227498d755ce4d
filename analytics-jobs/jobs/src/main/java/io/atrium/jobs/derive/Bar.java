package io.atrium.jobs.derive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What may not be written, because the state no longer knows, or never knew, what it is made of: rows of days before a
 * day, for generations up to one. A replay rebuilds them under a later generation, which the bar does not hold.
 *
 * @param generation the last generation that it holds for; -1 when nothing is barred
 * @param beforeEpochDay the first day that is free
 */
record Bar(int generation, long beforeEpochDay) {
    static final Bar NONE = new Bar(-1, Long.MIN_VALUE);

    boolean holds(int rowGeneration, long epochDay) {
        return rowGeneration <= generation && epochDay < beforeEpochDay;
    }

    /** Holds what either holds, and perhaps a little more: that is noted, less would be wrong. */
    Bar and(Bar other) {
        if (generation < 0 || other.generation < 0) {
            return generation < 0 ? other : this;
        }
        return new Bar(Math.max(generation, other.generation), Math.max(beforeEpochDay, other.beforeEpochDay));
    }

    void write(DataOutput out) throws IOException {
        Compact.writeSigned(generation, out);
        Compact.writeSigned(beforeEpochDay, out);
    }

    static Bar read(DataInput in) throws IOException {
        return new Bar((int) Compact.readSigned(in), Compact.readSigned(in));
    }
}

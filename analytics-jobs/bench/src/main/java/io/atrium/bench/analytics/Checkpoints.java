package io.atrium.bench.analytics;

import io.atrium.bench.house.FlinkCluster.Checkpoint;
import io.atrium.bench.measure.Spread;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Checkpoints of a while, ten at most.
 *
 * @param millis how long each took
 * @param writtenBytes what each wrote
 * @param stateBytes what the last one refers to
 */
record Checkpoints(Spread millis, Spread writtenBytes, long stateBytes) {

    /** @param completed the newest first, at least one */
    static Checkpoints of(List<Checkpoint> completed) {
        return new Checkpoints(
                spread(completed, Checkpoint::millis),
                spread(completed, Checkpoint::writtenBytes),
                completed.get(0).stateBytes());
    }

    private static Spread spread(List<Checkpoint> completed, ToLongFunction<Checkpoint> figure) {
        return Spread.of(completed.stream()
                .map(each -> (double) figure.applyAsLong(each))
                .toList());
    }
}

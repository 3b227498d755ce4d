package io.atrium.bench.run;

import java.time.Duration;

/**
 * What is done with each contestant.
 *
 * @param warmUp events that are read before anything is measured
 * @param events events of a measured load
 * @param loads measured loads in each turn, one after another
 * @param rounds how often each contestant's turn comes
 * @param historyShare share of events that happened long ago
 * @param latency how long events are sent at half load, zero to leave it out
 * @param kill whether the reader is killed once
 */
public record Plan(
        long warmUp, long events, int loads, int rounds, double historyShare, Duration latency, boolean kill) {
    public Plan {
        if (warmUp < 0 || events < 1 || loads < 1 || rounds < 1 || historyShare < 0 || historyShare > 1) {
            throw new IllegalArgumentException(
                    "events, loads and rounds are at least 1, the share of history is 0 to 1");
        }
    }
}

package io.atrium.bench.run;

/**
 * What the tables held after the reader had been killed once in the middle of a load and had read everything.
 *
 * @param events number of events that were sent
 * @param lostRows events that are in no raw table
 * @param doubledRows rows of the raw tables beyond the first of each event
 * @param eventsSurplus how far the rollup of all events is above what was sent (below: negative)
 * @param messagesSurplus the same of the rollup of messages
 * @param deliveriesSurplus the same of the rollup of who wrote to whom
 * @param secondsToComplete from the kill until nothing changed any more
 */
public record KillOutcome(
        long events,
        long lostRows,
        long doubledRows,
        long eventsSurplus,
        long messagesSurplus,
        long deliveriesSurplus,
        double secondsToComplete) {

    /** Whether each event counted once, everywhere. */
    public boolean exact() {
        return lostRows == 0
                && doubledRows == 0
                && eventsSurplus == 0
                && messagesSurplus == 0
                && deliveriesSurplus == 0;
    }
}

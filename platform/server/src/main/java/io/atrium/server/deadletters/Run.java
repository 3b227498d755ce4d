package io.atrium.server.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One application of a rule, which goes on in the background and survives a restart of the server.
 *
 * @param state "running", or "finished"
 * @param matched letters that it has claimed
 * @param replayed those that Kafka has taken, mended
 * @param refused those that the rule does not make acceptable; they are open again
 * @param remaining those that still wait for it
 * @param trouble why it does not get on just now
 */
record Run(
        long id,
        String state,
        Rule rule,
        long matched,
        long replayed,
        long refused,
        long remaining,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String trouble) {}

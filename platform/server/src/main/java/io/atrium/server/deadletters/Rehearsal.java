package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would do.
 *
 * @param matched open letters that match
 * @param checked how many of them were tried, oldest first; at most {@link Replays#MOST_CHECKED}
 * @param valid those of the checked that could be sent
 * @param refused the others
 * @param problems why, most frequent first; the first problem of each letter counts
 * @param sample the first letters, before and after
 */
record Rehearsal(long matched, int checked, int valid, int refused, List<Cause> problems, List<Sample> sample) {

    Rehearsal {
        problems = List.copyOf(problems);
        sample = List.copyOf(sample);
    }

    /** A problem, and how many of the checked letters have it. */
    record Cause(String code, String field, String message, int letters) {}

    /**
     * One letter.
     *
     * @param valid whether it could be sent
     * @param before the event, absent when the bytes cannot be read
     * @param after the mended event, as far as it came
     * @param changes JSON Pointers of what the rule changes
     */
    record Sample(
            long id,
            boolean valid,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after,
            List<String> changes,
            List<Problem> problems) {
        Sample {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }

        static Sample of(long id, Mended mended) {
            ObjectNode before = mended.before();
            ObjectNode after = mended.after();
            return new Sample(
                    id,
                    !(mended instanceof Mended.Refused),
                    before,
                    after,
                    before == null || after == null ? List.of() : Differences.of(before, after),
                    mended instanceof Mended.Refused refused ? refused.problems() : List.of());
        }
    }
}

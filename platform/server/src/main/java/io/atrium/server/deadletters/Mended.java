package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.eventlog.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a letter. */
sealed interface Mended {

    /** The event before, null when the bytes cannot be read. */
    @Nullable
    ObjectNode before();

    /** The event after, as far as it came. */
    @Nullable
    ObjectNode after();

    /** It can be sent. */
    record Ready(@Nullable ObjectNode before, @Nullable ObjectNode after, LogRecord message) implements Mended {}

    /**
     * It would be in order, and is not to be recorded: it is of somebody who has opted out. Who reads what became of a letter is not to learn
     * that, so wherever it is shown it looks like one that was sent.
     */
    record Withheld(ObjectNode before, ObjectNode after) implements Mended {}

    /** It would not be counted; there is at least one problem. */
    record Refused(@Nullable ObjectNode before, @Nullable ObjectNode after, List<Problem> problems) implements Mended {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(@Nullable ObjectNode before, @Nullable ObjectNode after, Problem problem) {
            return new Refused(before, after, List.of(problem));
        }
    }
}

package io.atrium.contract.cloudevents;

import java.util.List;

/** One event of a batch after reading. */
public sealed interface ReadEvent {
    /** Position in the batch, from 0. */
    int index();

    /** The event is well-formed; it still needs the directory. */
    record Drafted(EventDraft draft) implements ReadEvent {
        @Override
        public int index() {
            return draft.index();
        }
    }

    /** The event is refused; there is at least one problem. */
    record Refused(int index, List<EventProblem> problems) implements ReadEvent {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

package io.atrium.contract.cloudevents;

import io.atrium.contract.Event;
import java.util.List;

/** What became of a draft at the directory. */
public sealed interface StampedEvent {
    /** The event is complete. */
    record Stamped(Event event) implements StampedEvent {}

    /** The directory does not know somebody; there is at least one problem. */
    record Refused(List<EventProblem> problems) implements StampedEvent {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The event is in order and not to be recorded: it is of somebody who has opted out, or was addressed to nobody else. */
    record Withheld() implements StampedEvent {}
}

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
}

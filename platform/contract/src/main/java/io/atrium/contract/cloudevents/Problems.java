package io.atrium.contract.cloudevents;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one event. */
final class Problems {
    private final int index;
    private final List<EventProblem> found = new ArrayList<>();

    Problems(int index) {
        this.index = index;
    }

    void add(String field, ProblemCode code, String message) {
        if (found.size() < DraftReader.MAX_PROBLEMS) {
            found.add(new EventProblem(index, Texts.excerpt(field), code, message));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    ReadEvent refused() {
        return new ReadEvent.Refused(index, found);
    }
}

package io.atrium.installer.install;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.install.Journal.Event;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the journal tells of one run. */
final class Recorded {

    private final Run run;
    private final Set<String> begun = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final Set<String> undone = new LinkedHashSet<>();
    private boolean undoing;
    private boolean open = true;
    private String last = "";
    private String failure = "";

    Recorded(Run run) {
        this.run = run;
    }

    void add(Event event, JsonNode line) {
        String step = line.path("step").asText();
        String text = line.path("text").asText();
        last = line.path("at").asText();
        switch (event) {
            case BEGUN -> begun.add(step);
            case ENDED -> ended.add(step);
            case FAILED -> failure = step + ": " + text;
            case UNDOING -> undoing = true;
            case UNDONE -> undone.add(step);
            case FINISHED, ROLLED_BACK -> open = false;
            case PLANNED -> throw new IllegalArgumentException("a plan within a run");
        }
        undoing = undoing || event == Event.ROLLED_BACK;
    }

    Run run() {
        return run;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether it was being taken back, or has been. */
    boolean isUndoing() {
        return undoing;
    }

    boolean hasBegun(String step) {
        return begun.contains(step);
    }

    boolean hasEnded(String step) {
        return ended.contains(step);
    }

    boolean isUndone(String step) {
        return undone.contains(step);
    }

    int endedSteps() {
        return ended.size();
    }

    /** When it was last written of. */
    String last() {
        return last;
    }

    /** The last failure with its step, in one line; empty when nothing has failed. */
    String failure() {
        return failure.lines().findFirst().orElse("").replaceAll(":$", "");
    }
}

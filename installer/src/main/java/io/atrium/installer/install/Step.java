package io.atrium.installer.install;

import io.atrium.installer.bundle.BundleFailure;
import java.io.IOException;

/**
 * One step of a plan. The messages of its exceptions say what is wrong and what to do.
 *
 * @param action does it and says in a sentence what was done; done again after it was cut off anywhere, it ends the same
 * @param undo takes back what was done, and also what was done in part or not at all; may be repeated
 */
record Step(Description description, Action action, Undo undo) {

    /** Does something. */
    interface Action {
        String apply() throws IOException, BundleFailure, InterruptedException;
    }

    /** Takes something back. */
    interface Undo {
        void run() throws IOException, InterruptedException;
    }

    /** A step that changes nothing. */
    static Step reading(Description description, Action action) {
        return new Step(description, action, () -> {});
    }

    String id() {
        return description.id();
    }

    /** Whether nothing after it is taken back by itself. */
    boolean isFinal() {
        return description.reversal() instanceof Reversal.Never;
    }
}

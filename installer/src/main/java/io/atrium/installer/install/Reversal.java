package io.atrium.installer.install;

/** How a step is taken back. */
sealed interface Reversal {

    /** In words. */
    String text();

    /** It changes nothing. */
    record Nothing() implements Reversal {
        @Override
        public String text() {
            return "changes nothing";
        }
    }

    /** By itself, when a later step fails before the point of no return. */
    record Undo(String text) implements Reversal {}

    /** Not by itself: it is the point of no return, or lies after it. */
    record Never(String text) implements Reversal {}
}

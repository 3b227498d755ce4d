package io.atrium.installer.install;

import java.io.PrintWriter;
import java.util.List;

/** Tells people what the engine does. */
final class PrintedProgress implements Progress {

    private final PrintWriter out;

    PrintedProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void started(Run run, int before) {
        say(
                before == 0
                        ? "Run " + run.id() + "."
                        : "Going on with run " + run.id() + ": " + before + " steps were done.");
    }

    @Override
    public void began(Description step) {
        say(step.id() + ": " + step.change() + " …");
    }

    @Override
    public void did(Description step) {
        // Its end is told.
    }

    @Override
    public void ended(Description step, String text) {
        say("    " + text.strip());
    }

    @Override
    public void failed(Description step, String why) {
        say("    FAILED: " + String.join(System.lineSeparator() + "    ", List.of(why.split("\n", -1))));
    }

    @Override
    public void undoing(Description step) {
        if (step.reversal() instanceof Reversal.Nothing) {
            return;
        }
        say("taking back " + step.id() + ": " + step.reversal().text());
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}

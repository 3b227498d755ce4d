package io.atrium.installer.cli;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.StackFile;
import io.atrium.installer.stack.State;
import io.atrium.installer.stack.Status;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells a waiting person what is starting, what is ready and what takes long, one line a change. */
final class Progress {

    private static final Duration REMINDER = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final long began = System.nanoTime();
    private final Map<Component, State> told = new EnumMap<>(Component.class);
    private final Set<Component> explained = EnumSet.noneOf(Component.class);
    private long lastLine = began;

    Progress(PrintWriter out) {
        this.out = out;
    }

    /** Prints what has changed since the last call. */
    void show(StackFile.Content content) {
        for (Status status : content.components()) {
            State before = told.put(status.component(), status.state());
            if (before != status.state()) {
                describe(status);
            }
        }
        remind(content);
    }

    private void describe(Status status) {
        String name = status.component().id();
        switch (status.state()) {
            case READY -> line(name, "ready" + took(status) + (status.port() > 0 ? ", port " + status.port() : ""));
            case DONE -> line(name, "done" + took(status));
            case STARTING -> line(name, "starting");
            case FAILED, CRASHED -> line(name, "FAILED: " + status.lastError());
            case WAITING, STOPPED -> {
                // Its turn comes.
            }
        }
    }

    private static String took(Status status) {
        return " after %.1f s".formatted(status.startMillis() / 1000.0);
    }

    private void remind(StackFile.Content content) {
        if (System.nanoTime() - lastLine < REMINDER.toNanos()) {
            return;
        }
        List<String> slow = new ArrayList<>();
        for (Status status : content.components()) {
            if (status.state() == State.STARTING) {
                boolean told = status.note() == null || !explained.add(status.component());
                slow.add(status.component().id() + (told ? "" : " (" + status.note() + ")"));
            }
        }
        if (!slow.isEmpty()) {
            line("…", "still starting: " + String.join("; ", slow));
        }
    }

    private void line(String name, String text) {
        lastLine = System.nanoTime();
        out.printf("%6.1f s  %-12s %s%n", (lastLine - began) / 1e9, name, text);
        out.flush();
    }

    /** Seconds since the beginning. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}

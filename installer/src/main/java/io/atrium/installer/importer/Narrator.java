package io.atrium.installer.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells a waiting person how far an import is: one line that changes on a terminal, else a line now and then. For several threads. */
final class Narrator {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Surface surface;
    private final LongSupplier nanoTime;
    private long lastProgress;
    private boolean lineIsOpen;

    Narrator(PrintWriter out, Surface surface, LongSupplier nanoTime) {
        this.out = out;
        this.surface = surface;
        this.nanoTime = nanoTime;
        this.lastProgress = nanoTime.getAsLong();
    }

    /** Where the lines appear. */
    enum Surface {
        TERMINAL,
        FILE;

        /** Where the standard output of this process goes. */
        static Surface ofThisProcess() {
            try {
                String output =
                        Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
                return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty") ? TERMINAL : FILE;
            } catch (IOException unknown) {
                return FILE;
            }
        }
    }

    /** A line that stays. */
    synchronized void line(String text) {
        closeLine();
        out.println(text);
        out.flush();
    }

    /** Leaves the line that changes, so that others may write. */
    synchronized void end() {
        closeLine();
        out.flush();
    }

    /** How far it is; shown when the last time is long enough ago. */
    synchronized void progress(Supplier<String> text) {
        long now = nanoTime.getAsLong();
        Duration since = Duration.ofNanos(now - lastProgress);
        if (since.compareTo(surface == Surface.TERMINAL ? ON_TERMINAL : ELSEWHERE) < 0) {
            return;
        }
        lastProgress = now;
        if (surface == Surface.TERMINAL) {
            out.print("\r\u001b[K" + text.get());
            lineIsOpen = true;
        } else {
            out.println(text.get());
        }
        out.flush();
    }

    private void closeLine() {
        if (lineIsOpen) {
            out.print("\r\u001b[K");
            lineIsOpen = false;
        }
    }
}

package io.atrium.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, stopped in the opposite order. One failure to stop never keeps the others from stopping. */
final class Lifecycle implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);

    private final Deque<Started> started = new ArrayDeque<>();

    private record Started(String name, AutoCloseable part) {}

    /** Remembers a part and gives it back. */
    synchronized <T extends AutoCloseable> T own(String name, T part) {
        started.push(new Started(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            Started next = started.pop();
            try {
                next.part().close();
            } catch (Exception e) {
                log.atWarn().addKeyValue("part", next.name()).setCause(e).log("Could not be stopped cleanly");
            }
        }
    }
}

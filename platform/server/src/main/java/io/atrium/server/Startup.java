package io.atrium.server;

import io.atrium.server.config.ConfigException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for what the server needs before it can start, and says what it is waiting for. */
final class Startup {
    private static final Logger log = LoggerFactory.getLogger(Startup.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS_BETWEEN_REPORTS = 10;

    private final Duration patience;

    Startup(Duration patience) {
        this.patience = patience;
    }

    /**
     * Repeats the action until it works or the patience is over.
     *
     * @param what named in the log and in the final complaint, for example {@code PostgreSQL at jdbc:…}
     */
    <T> T await(String what, Callable<T> action) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            try {
                return action.call();
            } catch (InterruptedException | ConfigException e) {
                // Waiting does not mend a configuration.
                throw e;
            } catch (Exception e) {
                if (System.nanoTime() > deadline) {
                    throw new StartupException(
                            "Gave up waiting for " + what + " after " + patience.toSeconds() + " s: " + reason(e), e);
                }
                if (attempt % ATTEMPTS_BETWEEN_REPORTS == 0) {
                    log.atInfo().addKeyValue("reason", reason(e)).log("Waiting for {}", what);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        }
    }

    private static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}

package io.atrium.server.insights;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How many large questions of one tenant are answered at once: one that asks too much waits, and holds up nobody else's requests. */
final class Turns {

    private final int atOnce;
    private final long patienceMillis;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /**
     * @param atOnce of one tenant
     * @param patienceMillis how long a question waits for its turn
     */
    Turns(int atOnce, long patienceMillis) {
        this.atOnce = atOnce;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Does the work when there is a place for it.
     *
     * @throws io.atrium.server.failure.FailureException with {@link InsightsFailure.Busy} when there is none for too long
     */
    <T> T take(String tenantId, Supplier<T> work) {
        Semaphore place = places.computeIfAbsent(tenantId, unknown -> new Semaphore(atOnce, true));
        if (!taken(place)) {
            throw new InsightsFailure.Busy().exception();
        }
        try {
            return work.get();
        } finally {
            place.release();
        }
    }

    private boolean taken(Semaphore place) {
        try {
            return place.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

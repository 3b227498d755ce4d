package io.atrium.server.eventlog;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch on its way: collects the acknowledgements, which arrive on the producer's thread. */
final class PendingBatch {

    private final @Nullable Place[] places;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable whenDone;
    private int waiting;
    private volatile @Nullable Exception firstCause;

    /** {@code whenDone} runs exactly once, after the last answer. */
    PendingBatch(int size, Runnable whenDone) {
        this.places = new Place[size];
        this.waiting = size;
        this.whenDone = whenDone;
    }

    synchronized void acknowledge(int index, Place place) {
        places[index] = place;
        countDown(1);
    }

    synchronized void fail(Exception cause) {
        if (firstCause == null) {
            firstCause = cause;
        }
        countDown(1);
    }

    /** The rest of the batch is not sent; the cause counts unless there was an earlier one. */
    synchronized void giveUp(int unsent, @Nullable Exception cause) {
        if (firstCause == null) {
            firstCause = cause;
        }
        countDown(unsent);
    }

    /** Whether a record of this batch has failed already, so that sending the others would be in vain. */
    boolean failed() {
        return firstCause != null;
    }

    boolean await(long millis) throws InterruptedException {
        return done.await(millis, TimeUnit.MILLISECONDS);
    }

    synchronized Published result(Function<Exception, EventLogFailure> failures) {
        return new Published(places.clone(), firstCause == null ? null : failures.apply(firstCause));
    }

    private void countDown(int answers) {
        waiting -= answers;
        if (waiting == 0) {
            whenDone.run();
            done.countDown();
        }
    }
}

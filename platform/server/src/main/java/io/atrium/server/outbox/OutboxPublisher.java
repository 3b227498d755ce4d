package io.atrium.server.outbox;

import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.LogRecord;
import io.atrium.server.eventlog.Published;
import io.atrium.server.outbox.OutboxStore.Backlog;
import io.atrium.server.outbox.OutboxStore.Waiting;
import io.atrium.server.storage.CrossTenantScope;
import io.atrium.server.storage.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox to Kafka in the background, oldest first. Deletes only what Kafka has acknowledged; while Kafka or the database is away
 * it waits and tries again.
 */
public final class OutboxPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int BATCH = 1_000;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(30);

    private final Database database;
    private final OutboxStore store;
    private final EventLog eventLog;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile Backlog backlog = new Backlog(0, Duration.ZERO);
    private final Counter publishedEvents;
    private final Counter failures;
    private final Thread worker = new Thread(this::work, "outbox-publisher");
    private volatile boolean stopping;

    public OutboxPublisher(Database database, OutboxStore store, EventLog eventLog, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.store = store;
        this.eventLog = eventLog;
        this.clock = clock;
        this.publishedEvents = Counter.builder("atrium.outbox.published")
                .description("Events that left the outbox after Kafka's acknowledgement")
                .register(meters);
        this.failures = Counter.builder("atrium.outbox.failures")
                .description("Attempts that did not get through, each is repeated")
                .register(meters);
        Gauge.builder("atrium.outbox.depth", () -> backlog.depth())
                .description("Events that wait")
                .register(meters);
        Gauge.builder("atrium.outbox.age", () -> backlog.age().toMillis() / 1000.0)
                .description("How long the oldest event has been waiting")
                .baseUnit("seconds")
                .register(meters);
    }

    /** Begins to publish. */
    public void start() {
        worker.setDaemon(true);
        worker.start();
    }

    /** Something was left in the outbox. */
    void wake() {
        wake.release();
    }

    /** Finishes the batch that is on its way, and stops. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            worker.join(PATIENCE_AT_END.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes the oldest events. Answers how many were taken away. */
    int publishOldest() {
        return database.acrossTenants(CrossTenantScope.OUTBOX, handle -> {
            if (!store.tryLock(handle)) {
                return 0;
            }
            List<Waiting> waiting = store.oldest(handle, BATCH);
            int done = waiting.isEmpty() ? 0 : publish(handle, waiting);
            backlog = store.backlog(handle, clock.instant());
            return done;
        });
    }

    private int publish(Handle handle, List<Waiting> waiting) {
        List<LogRecord> messages = waiting.stream().map(Waiting::message).toList();
        Published published = eventLog.publish(messages);
        List<Long> acknowledged = new ArrayList<>(waiting.size());
        for (int index = 0; index < waiting.size(); index++) {
            if (published.acknowledged(index)) {
                acknowledged.add(waiting.get(index).id());
            }
        }
        if (!acknowledged.isEmpty()) {
            store.delete(handle, acknowledged);
        }
        publishedEvents.increment(acknowledged.size());
        published.failure().ifPresent(failure -> {
            failures.increment();
            log.atWarn()
                    .addKeyValue("code", failure.code())
                    .addKeyValue("waiting", waiting.size() - acknowledged.size())
                    .log("Kafka did not take all of the outbox; trying again");
        });
        return acknowledged.size();
    }

    private void work() {
        while (!stopping) {
            try {
                rest(publishOldest() == BATCH ? Duration.ZERO : POLL);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures.increment();
                log.atWarn().setCause(e).log("The outbox cannot be published just now; trying again");
                pause();
            }
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    private void pause() {
        try {
            rest(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}

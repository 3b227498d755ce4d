package io.atrium.warehouse.migrate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two migrators apart as far as ClickHouse can: it has no locks, but on one server an insert is visible to every later select.
 *
 * <p>Whoever wants the lock inserts a row first and looks for others afterwards; who sees another live row takes its own back and tries
 * again. So two can both give way, but never both hold it. A holder beats; a row that has not beaten for the lease belongs to a process
 * that died. Servers of a cluster see each other's rows a moment later, so there all migrators must use the same server.
 */
final class MigrationLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS migration_lock {{cluster}}
            (
                holder   String,
                beat_at  DateTime64(3, 'UTC') DEFAULT now64(3),
                released UInt8
            )
            ENGINE = {{MergeTree}}
            ORDER BY (holder, beat_at)
            TTL toDateTime(beat_at) + INTERVAL 1 DAY
            """;

    private final MigrationSession session;
    private final String holder;
    private final ScheduledExecutorService beats;

    private MigrationLock(MigrationSession session, String holder) {
        this.session = session;
        this.holder = holder;
        this.beats = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "migration-lock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits for the lock.
     *
     * @throws MigrationFailure.Locked if another migrator still holds it after {@code patience}
     */
    static MigrationLock acquire(MigrationSession session, String holder, Clock clock, Duration patience) {
        session.execute("Cannot create migration_lock", CREATE);
        MigrationLock lock = new MigrationLock(session, holder);
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            lock.write(0);
            List<String> others = lock.others();
            if (others.isEmpty()) {
                lock.startBeating();
                return lock;
            }
            lock.write(1);
            if (clock.instant().isAfter(deadline)) {
                throw new MigrationFailure.Locked("Another migration of the warehouse is running: " + others
                        + ". Wait for it; if it died, its lock expires " + LEASE.toSeconds()
                        + " s after its last sign of life.");
            }
            LOG.atInfo().addKeyValue("holders", others).log("Waiting for another migration of the warehouse");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(200, 1000));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationFailure.Locked("Interrupted while waiting for another migration of the warehouse");
        }
    }

    private void startBeating() {
        long period = LEASE.toSeconds() / 6;
        var unused = beats.scheduleAtFixedRate(this::beat, period, period, TimeUnit.SECONDS);
    }

    /** A beat that fails is not the end: the statements say themselves when the server has gone. */
    private void beat() {
        try {
            write(0);
        } catch (MigrationFailure failed) {
            LOG.atWarn().setCause(failed).log("Cannot renew the migration lock");
        }
    }

    private void write(int released) {
        session.insert(
                "Cannot write migration_lock",
                "INSERT INTO migration_lock (holder, released) VALUES (?, ?)",
                holder,
                released);
    }

    private List<String> others() {
        return session.select(
                "Cannot read migration_lock", """
                SELECT holder
                FROM migration_lock
                WHERE holder != ?
                GROUP BY holder
                HAVING argMax(released, (beat_at, released)) = 0 AND max(beat_at) > now64(3) - toIntervalSecond(?)
                ORDER BY holder
                """, row -> row.getString("holder"), holder, LEASE.toSeconds());
    }

    @Override
    public void close() {
        beats.shutdown();
        try {
            if (!beats.awaitTermination(LEASE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.atWarn().log("A renewal of the migration lock hangs");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        write(1);
    }
}

package io.atrium.bench.analytics;

import io.atrium.bench.contestant.ProductIngest;
import io.atrium.bench.events.Expected;
import io.atrium.bench.events.Form;
import io.atrium.bench.house.Await;
import io.atrium.bench.house.FlinkCluster.Checkpoint;
import io.atrium.bench.house.House;
import io.atrium.bench.house.Topics;
import io.atrium.bench.house.Warehouse;
import io.atrium.bench.measure.CpuTimes;
import io.atrium.bench.measure.Part;
import io.atrium.bench.organization.Some;
import io.atrium.contract.Event;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One job that reads the events of an organization, load after load, from when it is started until it is cancelled. */
final class Sitting implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** How often ClickHouse and Flink are asked: their answers are their processor time too. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final House house;
    private final ProductIngest job;
    private final Iterator<Event> events;
    private final Expected expected = new Expected();

    private Sitting(House house, ProductIngest job, Iterator<Event> events) {
        this.house = house;
        this.job = job;
        this.events = events;
    }

    /**
     * Clears everything and starts the job.
     *
     * @param events what it will read, without an end
     * @param number a number that was not used before in this run
     */
    static Sitting begin(House house, ProductIngest job, Iterator<Event> events, int number)
            throws IOException, InterruptedException {
        house.clear();
        job.start(number);
        return new Sitting(house, job, events);
    }

    /** Lets the job read so many events. */
    void read(long count) throws IOException, InterruptedException {
        if (count == 0) {
            return;
        }
        try (Topics.Held held = house.topics().hold(Form.AVRO, next(count), expected)) {
            held.release();
            awaitDerived();
        }
    }

    /** Lets the job read so many events, and says what that took. The clock starts when Kafka shows all of them. */
    Load measure(long count) throws IOException, InterruptedException {
        try (Topics.Held held = house.topics().hold(Form.AVRO, next(count), expected)) {
            Await.until("merges have ended", LIMIT, house.warehouse()::calm);
            double derived = house.flink().sum("derivedKeys");
            CpuTimes before = cpu();
            long start = System.nanoTime();
            held.release();
            awaitDerived();
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTimes spent = cpu().since(before);
            return new Load(count, seconds, spent, Math.round(house.flink().sum("derivedKeys") - derived), exact());
        }
    }

    /** The next events, to be sent by the caller; they are expected from now on. */
    Iterator<Event> next(long count) {
        return new Some(events, count);
    }

    /** What the sender of {@link #next} has to count into. */
    Expected expected() {
        return expected;
    }

    /** Processor time of the job's processes so far. */
    CpuTimes cpu() throws IOException {
        return CpuTimes.of(processes());
    }

    Map<Part, Long> processes() throws IOException {
        return job.processes();
    }

    /** Waits until all that was sent has been counted and derived, and is visible. */
    void awaitDerived() throws IOException, InterruptedException {
        Await.until(
                "all " + expected.events() + " events are counted", LIMIT, LOOK, () -> counted() >= expected.events());
        Await.until(
                "no key waits to be derived", LIMIT, LOOK, () -> house.flink().sum("waitingKeys") == 0);
        long derived = newestCheckpoint();
        Await.until("what was derived is visible", LIMIT, LOOK, () -> newestCheckpoint() > derived);
    }

    private long counted() throws IOException, InterruptedException {
        return house.warehouse().numbers("SELECT sum(rows + duplicates + dead_lettered) FROM ingest_outcome")[0];
    }

    private boolean exact() throws IOException, InterruptedException {
        Warehouse warehouse = house.warehouse();
        return warehouse.rows() == expected.events()
                && warehouse.numbers("SELECT sum(rows) FROM ingest_outcome")[0] == expected.events();
    }

    /** The number of the newest checkpoint that has completed, 0 before the first. */
    long newestCheckpoint() throws IOException, InterruptedException {
        List<Checkpoint> completed = house.flink().checkpoints();
        return completed.isEmpty() ? 0 : completed.get(0).id();
    }

    /** The checkpoints that completed after this one, the last ten at most. */
    Checkpoints checkpointsAfter(long id) throws IOException, InterruptedException {
        return Checkpoints.of(house.flink().checkpoints().stream()
                .filter(each -> each.id() > id)
                .toList());
    }

    @Override
    public void close() throws IOException {
        try {
            job.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the job was cancelled");
        }
    }
}

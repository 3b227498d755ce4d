package io.atrium.jobs.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Feeds records, breaks things meanwhile, and says what is wrong at the end. */
public final class Proof implements AutoCloseable {
    private final Cluster cluster;
    private final Check check;
    private final Feed feed;
    private final History history = new History();

    /** Compares what is there with what was sent. */
    @FunctionalInterface
    public interface Check {
        /** What is not as it should be, of records that the job has committed. */
        List<Violation> violations(List<Receipt> receipts);
    }

    /**
     * Feeds these records in their order.
     *
     * @param check asked after everything that was sent was committed
     */
    public Proof(Cluster cluster, List<Send> sends, Check check) {
        this.cluster = cluster;
        this.check = check;
        this.feed = new Feed(cluster.brokers(), sends);
    }

    /** Feeds a ledger, and compares with it. */
    static Proof of(Cluster cluster, Ledger ledger) {
        return new Proof(
                cluster,
                ledger.sends(),
                receipts -> Verification.of(cluster.warehouse(), cluster.brokers(), ledger, receipts));
    }

    /** What was broken. */
    public History history() {
        return history;
    }

    /** The records so far, after {@link #finish} or {@link #during}. */
    List<Receipt> receipts() throws InterruptedException, ExecutionException {
        return feed.receipts();
    }

    /** Feeds the next share of the records while this fault happens; it begins and ends in the middle of it. */
    public void during(Fault fault, int section, int sections, boolean verify)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        feed.open(section, sections);
        int before = feed.sent();
        Instant began = Instant.now();
        long start = System.nanoTime();
        try {
            fault.inject(cluster, feed);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            e.addSuppressed(new IllegalStateException(
                    "during " + fault + " after:\n" + history.table() + "logs: " + cluster.logs()));
            throw e;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int after = feed.sent();
        feed.release();
        int violations = verify ? violations().size() : -1;
        history.add(new History.Injected(fault, began, took, before, after, violations));
    }

    /** Feeds all records, or what is left of them. */
    public void finish() throws InterruptedException, ExecutionException, TimeoutException {
        feed.open(1, 1);
        feed.release();
    }

    /** What is wrong with what was sent up to now, once the job has committed it. */
    public List<Violation> violations() throws InterruptedException, ExecutionException {
        List<Receipt> receipts = feed.receipts();
        cluster.drain(receipts);
        return check.violations(receipts);
    }

    @Override
    public void close() {
        feed.close();
    }
}

package io.atrium.jobs.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Feeds a ledger, breaks things meanwhile, and says what is wrong at the end. */
final class Proof implements AutoCloseable {
    private final Cluster cluster;
    private final Ledger ledger;
    private final Feed feed;
    private final History history = new History();

    Proof(Cluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.feed = new Feed(cluster.brokers(), ledger);
    }

    History history() {
        return history;
    }

    /** The records so far, after {@link #finish} or {@link #during}. */
    List<Receipt> receipts() throws InterruptedException, ExecutionException {
        return feed.receipts();
    }

    /** Feeds the next share of the ledger while this fault happens; it begins and ends in the middle of it. */
    void during(Fault fault, int section, int sections, boolean verify)
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

    /** Feeds the whole ledger, or what is left of it. */
    void finish() throws InterruptedException, ExecutionException, TimeoutException {
        feed.open(1, 1);
        feed.release();
    }

    /** What is wrong with what was sent up to now, once the job has committed it. */
    List<Violation> violations() throws InterruptedException, ExecutionException {
        List<Receipt> receipts = feed.receipts();
        cluster.drain(receipts);
        return Verification.of(cluster.warehouse(), cluster.brokers(), ledger, receipts);
    }

    @Override
    public void close() {
        feed.close();
    }
}

package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.importer.Batch.Receipt;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends the rows that are not acknowledged yet, a bounded number of batches at a time. Batches are noted in the order of the file: what the
 * ledger says is acknowledged has no gap, and at most the batches in flight are sent a second time after an abort.
 */
final class LogImport {

    private final EventSender sender;
    private final int inFlight;
    private final Narrator narrator;
    private final Clock clock;

    LogImport(EventSender sender, int inFlight, Narrator narrator, Clock clock) {
        this.sender = sender;
        this.inFlight = inFlight;
        this.narrator = narrator;
        this.clock = clock;
    }

    /** Sends the rest of the file; the answer is the ledger's last entry. */
    Ledger.Entry run(LogFile file, Ledger.Entry start, int batchSize, Ledger ledger, RejectedFile rejected)
            throws Failure, InterruptedException {
        file.skip(start.acknowledged());
        Run run = new Run(start, ledger, rejected);
        ExecutorService senders = Executors.newFixedThreadPool(inFlight);
        try {
            Batches batches = new Batches(file, start.source(), batchSize);
            Deque<Future<Receipt>> pending = new ArrayDeque<>();
            for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                Batch next = batch.orElseThrow();
                if (pending.size() == inFlight) {
                    run.note(await(pending.remove()));
                }
                pending.add(senders.submit(() -> sender.send(next)));
            }
            while (!pending.isEmpty()) {
                run.note(await(pending.remove()));
            }
        } finally {
            senders.shutdownNow();
        }
        return run.entry;
    }

    private static Receipt await(Future<Receipt> pending) throws Failure, InterruptedException {
        try {
            return pending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("A batch failed unexpectedly: " + e.getCause(), e);
        }
    }

    /** What one run has reached. */
    private final class Run {

        private final Ledger ledger;
        private final RejectedFile rejected;
        private final Pace pace;
        private Ledger.Entry entry;

        Run(Ledger.Entry start, Ledger ledger, RejectedFile rejected) {
            this.entry = start;
            this.ledger = ledger;
            this.rejected = rejected;
            this.pace = new Pace(start.acknowledged(), clock.instant());
        }

        void note(Receipt receipt) throws Failure {
            try {
                // The rejected rows first: the ledger must not count what is written nowhere.
                long bytes = rejected.append(receipt.rejected());
                entry = entry.with(receipt, bytes, clock.instant());
                ledger.write(entry);
            } catch (IOException e) {
                throw new Failure(Reason.BAD_INPUT, "The progress cannot be written to " + ledger.file() + ": " + e, e);
            }
            narrator.progress(() -> pace.describe(entry, clock.instant()));
        }
    }
}

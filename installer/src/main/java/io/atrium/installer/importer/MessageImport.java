package io.atrium.installer.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends the messages of a file in batches, a few at a time, and remembers how far every row before was acknowledged.
 * A batch whose acknowledgement was lost is sent again; the events' ids make that harmless.
 */
final class MessageImport {

    private static final int IN_FLIGHT = 3;

    private final Api api;
    private final ProgressFile progressFile;
    private final RejectedFile rejectedFile;
    private final Listener listener;
    private final String source;
    private final int batchSize;

    /** Told after every acknowledged batch. */
    interface Listener {
        void acknowledged(ProgressFile.Progress progress);
    }

    MessageImport(
            Api api,
            ProgressFile progressFile,
            RejectedFile rejectedFile,
            String source,
            int batchSize,
            Listener listener) {
        this.api = api;
        this.progressFile = progressFile;
        this.rejectedFile = rejectedFile;
        this.source = source;
        this.batchSize = batchSize;
        this.listener = listener;
    }

    private record Outcome(Batch batch, long accepted, List<RejectedRow> rejected) {}

    /** Sends what is not acknowledged yet; returns the counts of the whole file. */
    ProgressFile.Progress run(Path file) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT);
        try (MessageFile messages = MessageFile.open(file)) {
            Sender sender = new Sender(threads, progressFile.read());
            messages.read(sender);
            sender.finish();
            return sender.progress;
        } finally {
            threads.shutdownNow();
        }
    }

    private final class Sender implements MessageFile.Rows {

        private final ExecutorService threads;
        private final Deque<Future<Outcome>> inFlight = new ArrayDeque<>();
        private final long skip;
        private ProgressFile.Progress progress;
        private List<MessageRow> waiting = new ArrayList<>();
        private List<RejectedRow> unreadable = new ArrayList<>();
        private long position;

        Sender(ExecutorService threads, ProgressFile.Progress from) {
            this.threads = threads;
            this.skip = from.rows();
            this.progress = from;
        }

        @Override
        public void message(MessageRow row) throws IOException, InterruptedException {
            position++;
            if (position <= skip) {
                return;
            }
            waiting.add(row);
            if (waiting.size() >= batchSize) {
                send();
            }
        }

        @Override
        public void rejected(RejectedRow row) {
            position++;
            if (position > skip) {
                unreadable.add(row);
            }
        }

        void finish() throws IOException, InterruptedException {
            send();
            while (!inFlight.isEmpty()) {
                settle();
            }
        }

        private void send() throws IOException, InterruptedException {
            if (waiting.isEmpty() && unreadable.isEmpty()) {
                return;
            }
            Batch batch = new Batch(waiting, position);
            List<RejectedRow> bad = unreadable;
            waiting = new ArrayList<>();
            unreadable = new ArrayList<>();
            if (inFlight.size() >= IN_FLIGHT) {
                settle();
            }
            inFlight.add(threads.submit(() -> post(batch, bad)));
        }

        /** Waits for the oldest batch, so that progress never runs ahead of a batch that may still fail. */
        private void settle() throws IOException, InterruptedException {
            Outcome outcome = await(inFlight.remove());
            rejectedFile.append(outcome.rejected());
            progress = new ProgressFile.Progress(
                    outcome.batch().position(),
                    progress.accepted() + outcome.accepted(),
                    progress.rejected() + outcome.rejected().size());
            progressFile.write(progress);
            listener.acknowledged(progress);
        }
    }

    private static Outcome await(Future<Outcome> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ImportException refused) {
                throw refused;
            }
            if (e.getCause() instanceof UncheckedIOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IOException("a batch could not be sent: " + e.getCause(), e);
        }
    }

    private Outcome post(Batch batch, List<RejectedRow> unreadable) throws IOException, InterruptedException {
        List<RejectedRow> rejected = new ArrayList<>(unreadable);
        if (batch.rows().isEmpty()) {
            return new Outcome(batch, 0, rejected);
        }
        Api.Answer answer =
                api.post("/api/v1/events", "application/cloudevents-batch+json", Api.Encoding.GZIP, batch.body(source));
        if (answer.status() != 200) {
            throw new ImportException("the server refuses the batch: " + answer.body());
        }
        for (JsonNode result : answer.body().path("results")) {
            if (result.path("status").asText().equals("rejected")) {
                rejected.add(new RejectedRow(
                        batch.rows().get(result.path("index").asInt()).line(),
                        result.path("field").asText(),
                        result.path("code").asText(),
                        result.path("message").asText()));
            }
        }
        return new Outcome(batch, answer.body().path("accepted").asLong(), rejected);
    }
}

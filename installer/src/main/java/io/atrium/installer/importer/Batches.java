package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import java.util.Optional;

/** Cuts a file into batches. For one thread. */
final class Batches {

    private final LogFile file;
    private final String source;
    private final int batchSize;
    private int number;

    Batches(LogFile file, String source, int batchSize) {
        this.file = file;
        this.source = source;
        this.batchSize = batchSize;
    }

    /** The next batch; empty at the end. */
    Optional<Batch> next() throws Failure {
        number++;
        BatchWriter batch = new BatchWriter(number, source, batchSize);
        while (!batch.isFull()) {
            Optional<Row> row = file.next();
            if (row.isEmpty()) {
                break;
            }
            batch.add(row.orElseThrow());
        }
        return batch.isEmpty() ? Optional.empty() : Optional.of(batch.finish());
    }
}

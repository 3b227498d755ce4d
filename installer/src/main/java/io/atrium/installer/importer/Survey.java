package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one reading of the whole file shows, before anything is sent.
 *
 * @param rows rows with data
 * @param faulty rows that cannot be sent
 * @param examples the first {@value #EXAMPLES} of them
 * @param earliest the time of the oldest event
 * @param latest the time of the newest event
 * @param ignoredColumns columns that mean nothing here
 * @param remarks what else people should know
 */
record Survey(
        long rows,
        long faulty,
        List<Row.Rejection> examples,
        Instant earliest,
        Instant latest,
        List<String> ignoredColumns,
        List<String> remarks) {

    private static final int EXAMPLES = 20;

    Survey {
        examples = List.copyOf(examples);
        ignoredColumns = List.copyOf(ignoredColumns);
        remarks = List.copyOf(remarks);
    }

    static Survey of(Path path, LogFormat format) throws Failure {
        Counts counts = new Counts();
        try (LogFile file = LogFile.open(path, format)) {
            for (Optional<Row> row = file.next(); row.isPresent(); row = file.next()) {
                counts.add(row.orElseThrow());
            }
            if (counts.rows == counts.faulty) {
                throw new Failure(Reason.BAD_INPUT, path + " has no row that can be sent." + counts.firstReason());
            }
            return new Survey(
                    counts.rows,
                    counts.faulty,
                    counts.examples,
                    counts.earliest,
                    counts.latest,
                    file.ignoredColumns(),
                    file.remarks());
        }
    }

    private static final class Counts {

        private long rows;
        private long faulty;
        private final List<Row.Rejection> examples = new ArrayList<>();
        private Instant earliest = Instant.MAX;
        private Instant latest = Instant.MIN;

        void add(Row row) {
            rows++;
            if (row instanceof Row.Sendable sendable) {
                sendable.events().forEach(event -> look(event.time()));
            } else if (row instanceof Row.Faulty fault) {
                faulty++;
                if (examples.size() < EXAMPLES) {
                    examples.add(fault.rejection());
                }
            }
        }

        private void look(Instant time) {
            earliest = time.isBefore(earliest) ? time : earliest;
            latest = time.isAfter(latest) ? time : latest;
        }

        String firstReason() {
            if (examples.isEmpty()) {
                return " It has a header only.";
            }
            Row.Rejection first = examples.get(0);
            return " Line " + first.line() + ": " + first.problem().message() + ".";
        }
    }
}

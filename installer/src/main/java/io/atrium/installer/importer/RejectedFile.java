package io.atrium.installer.importer;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows that were not counted, with their line and the reason, as CSV; there is no file when there are none. */
final class RejectedFile {

    private final Path file;

    RejectedFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    void append(List<RejectedRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        Files.createDirectories(file.getParent());
        boolean fresh = !Files.exists(file);
        try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180)) {
            if (fresh) {
                csv.printRecord("line", "field", "code", "message");
            }
            for (RejectedRow row : rows) {
                csv.printRecord(row.line(), row.field(), row.code(), row.message());
            }
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}

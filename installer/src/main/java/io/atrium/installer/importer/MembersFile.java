package io.atrium.installer.importer;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A directory of those who act in a log, for logs that come without one.
 *
 * @param department the code of the department that they are all in
 * @param services those of them that are no people
 */
record MembersFile(String department, Set<String> services) {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    MembersFile {
        services = Set.copyOf(services);
    }

    /** A file with its format. */
    record Source(Path file, LogFormat format) {}

    /** Writes one line for everybody who acts in any of the files. */
    void write(Path to, List<Source> sources) throws Failure {
        Set<String> actors = new TreeSet<>();
        for (Source source : sources) {
            collect(source, actors);
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord("user", "name", "department", "kind");
            for (String actor : actors) {
                printer.printRecord(actor, actor, department, services.contains(actor) ? "service" : "human");
            }
            Files.createDirectories(to.toAbsolutePath().getParent());
            Home.write(to, text.toString());
        } catch (IOException e) {
            throw new Failure(Reason.BAD_INPUT, to + " cannot be written: " + e, e);
        }
    }

    private static void collect(Source source, Set<String> actors) throws Failure {
        try (LogFile rows = LogFile.open(source.file, source.format)) {
            for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.orElseThrow() instanceof Row.Sendable sendable) {
                    sendable.events().forEach(event -> actors.add(event.actor()));
                }
            }
        }
    }
}

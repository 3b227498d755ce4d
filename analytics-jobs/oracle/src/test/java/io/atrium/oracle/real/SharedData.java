package io.atrium.oracle.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A set of real data with figures that were computed independently. It is not part of the product: it lies beside the checkout in
 * {@code shared/data}, or where the system property {@code atrium.shared} or the environment variable {@code ATRIUM_SHARED} says.
 */
record SharedData(Path folder) {

    /** The set of that name, or nothing after saying where it was looked for. */
    static Optional<SharedData> find(String name) {
        List<Path> places = Stream.of(
                        Optional.ofNullable(System.getProperty("atrium.checkout"))
                                .map(checkout -> checkout + "/../shared"),
                        Optional.ofNullable(System.getProperty("atrium.shared")),
                        Optional.ofNullable(System.getenv("ATRIUM_SHARED")))
                .flatMap(Optional::stream)
                .map(place -> Path.of(place, "data", name).normalize())
                .toList();
        Optional<Path> found = places.stream()
                .filter(place -> Files.isReadable(place.resolve("expected.json")))
                .findFirst();
        if (found.isEmpty()) {
            System.out.println("SKIPPED: the data of " + name + " is in none of " + places
                    + "; set ATRIUM_SHARED to the directory that holds data/" + name + " to compare with real input");
        }
        return found.map(SharedData::new);
    }

    JsonNode expected() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("expected.json").toFile());
    }

    /** The rows of a CSV file by the names of its header; a name that ends in gz is unpacked. */
    List<CSVRecord> rows(String file) throws IOException {
        try (InputStream bytes = Files.newInputStream(folder.resolve(file));
                Reader text = new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(text)
                    .getRecords();
        }
    }
}

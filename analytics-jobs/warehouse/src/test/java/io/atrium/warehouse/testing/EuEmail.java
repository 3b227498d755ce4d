package io.atrium.warehouse.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.warehouse.testing.RawRow.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The e-mail traffic of a European research institution, with figures that were computed independently. It is not part of the product:
 * it lies beside the checkout in {@code shared/data/eu-email}, or where the system property {@code atrium.shared} or the environment
 * variable {@code ATRIUM_SHARED} says.
 */
public final class EuEmail {

    /** First day of the data. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private static final int ROOT = 1;

    private final Path folder;
    private final Map<Integer, Integer> departments;

    private EuEmail(Path folder, Map<Integer, Integer> departments) {
        this.folder = folder;
        this.departments = departments;
    }

    /** The data, or nothing after saying where it was looked for. */
    public static Optional<EuEmail> find() throws IOException {
        List<Path> places = Stream.of(
                        Optional.ofNullable(System.getProperty("atrium.checkout"))
                                .map(checkout -> checkout + "/../shared"),
                        Optional.ofNullable(System.getProperty("atrium.shared")),
                        Optional.ofNullable(System.getenv("ATRIUM_SHARED")))
                .flatMap(Optional::stream)
                .map(place -> Path.of(place, "data", "eu-email").normalize())
                .toList();
        for (Path place : places) {
            if (Files.isReadable(place.resolve("messages.csv.gz"))) {
                return Optional.of(open(place));
            }
        }
        System.out.println("SKIPPED: the eu-email data is in none of " + places
                + "; set ATRIUM_SHARED to the directory that holds data/eu-email to compare with real input");
        return Optional.empty();
    }

    private static EuEmail open(Path folder) throws IOException {
        Map<Integer, Integer> departments = new TreeMap<>();
        for (String[] row : csv(folder.resolve("directory.csv"))) {
            departments.put(Integer.valueOf(row[0]), Integer.valueOf(row[1]));
        }
        return new EuEmail(folder, departments);
    }

    /** What was computed independently. */
    public JsonNode expected() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("expected.json").toFile());
    }

    /** The rows of a CSV file of the data, without its header. */
    public List<String[]> rows(String file) throws IOException {
        return csv(folder.resolve(file));
    }

    /** User to department, as the data numbers them. */
    public Map<Integer, Integer> departments() {
        return Map.copyOf(departments);
    }

    /** Member number of a user. */
    public static int memberNo(int user) {
        return user + 1;
    }

    /** Department number of a department of the data; the root is 1. */
    public static int departmentNo(int department) {
        return department + 2;
    }

    /** The day with a number of the data. */
    public static LocalDate day(int number) {
        return FIRST_DAY.plusDays(number);
    }

    /** All messages as raw facts, one recipient each, by time. */
    public List<RawRow> messages(String tenantId) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("messages.csv.gz"))),
                StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while ((line = lines.readLine()) != null) {
                String[] row = line.split(",", -1);
                Instant time = Instant.ofEpochSecond(Long.parseLong(row[0]));
                rows.add(new RawRow(
                        tenantId,
                        // events of one moment are ordered by id, as texts: the numbers of the data need leading zeros
                        "%06d".formatted(Integer.valueOf(row[3])),
                        "im.message.sent",
                        LocalDate.ofInstant(time, ZoneOffset.UTC),
                        time,
                        Instant.parse("2026-03-15T00:00:00Z"),
                        true,
                        person(row[1]),
                        List.of(person(row[2]))));
            }
        }
        return rows;
    }

    private Person person(String user) {
        int department = departments.getOrDefault(Integer.valueOf(user), -1);
        return Person.of(memberNo(Integer.parseInt(user)), ROOT, departmentNo(department));
    }

    private static List<String[]> csv(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}

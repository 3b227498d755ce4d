package io.atrium.simulator.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of one tenant's simulation was acknowledged, in a file that is replaced in one step after each batch. It also holds what the
 * simulation follows from: a simulation goes on as it was begun. For one thread.
 */
final class Ledger {

    /** A day of which everything was sent. */
    static final int WHOLE = -1;

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Begun begun;
    private final Map<LocalDate, Integer> sent = new TreeMap<>();
    private int directoryFiles;
    private long events;
    private long rejected;

    /** What a simulation follows from. */
    record Begun(String profile, int members, long seed, LocalDate origin) {}

    private Ledger(Path file, Begun begun) {
        this.file = file;
        this.begun = begun;
    }

    /** The ledger in that file; a new one, of what is wanted now, when there is none. */
    static Ledger open(Path file, Begun wanted) throws IOException {
        if (!Files.exists(file)) {
            return new Ledger(file, wanted);
        }
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        Ledger ledger = new Ledger(
                file,
                new Begun(
                        json.path("profile").asText(),
                        json.path("members").asInt(),
                        json.path("seed").asLong(),
                        LocalDate.parse(json.path("origin").asText())));
        ledger.directoryFiles = json.path("directoryFiles").asInt();
        ledger.events = json.path("events").asLong();
        ledger.rejected = json.path("rejected").asLong();
        json.path("days")
                .properties()
                .forEach(day -> ledger.sent.put(
                        LocalDate.parse(day.getKey()), day.getValue().asInt()));
        return ledger;
    }

    Begun begun() {
        return begun;
    }

    int directoryFiles() {
        return directoryFiles;
    }

    long events() {
        return events;
    }

    /** How many events of a day were acknowledged, in the order of the simulation; {@link #WHOLE} for all. */
    int sent(LocalDate day) {
        return sent.getOrDefault(day, 0);
    }

    /** The newest day of a period that was not sent completely. */
    Optional<LocalDate> newestOpen(LocalDate first, LocalDate last) {
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            if (sent(day) != WHOLE) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** How many days of a period were sent completely. */
    int whole(LocalDate first, LocalDate last) {
        return (int) sent.entrySet().stream()
                .filter(day -> day.getValue() == WHOLE
                        && !day.getKey().isBefore(first)
                        && !day.getKey().isAfter(last))
                .count();
    }

    void directorySent() throws IOException {
        directoryFiles++;
        write();
    }

    void acknowledge(LocalDate day, int position, int count, int refused) throws IOException {
        sent.put(day, position);
        events += count - refused;
        rejected += refused;
        write();
    }

    private void write() throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("profile", begun.profile())
                .put("members", begun.members())
                .put("seed", begun.seed())
                .put("origin", begun.origin().toString())
                .put("directoryFiles", directoryFiles)
                .put("events", events)
                .put("rejected", rejected);
        ObjectNode days = json.putObject("days");
        sent.forEach((day, position) -> days.put(day.toString(), position));
        replace(file, JSON.writeValueAsBytes(json));
    }

    /** A reader sees the old or the new content, never a half of it. */
    static void replace(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is not a file's path");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
        Files.write(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

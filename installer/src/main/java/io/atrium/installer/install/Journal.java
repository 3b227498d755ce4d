package io.atrium.installer.install;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.atrium.installer.install.InstallFailure.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was done here: a line a fact, JSON, only ever appended to, forced to the disk before the next thing happens, readable by its
 * owner alone. A line that a crash cut off never happened.
 */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Clock clock;

    Journal(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What can happen. */
    enum Event {
        PLANNED,
        BEGUN,
        ENDED,
        FAILED,
        UNDOING,
        UNDONE,
        FINISHED,
        ROLLED_BACK
    }

    /** The runs that are told of, oldest first. */
    List<Recorded> runs() throws IOException, InstallFailure {
        List<Recorded> runs = new ArrayList<>();
        int number = 0;
        for (String line : text().lines().toList()) {
            number++;
            try {
                JsonNode node = JSON.readTree(line);
                Event event = Event.valueOf(node.path("event").asText());
                if (event == Event.PLANNED) {
                    runs.add(new Recorded(JSON.treeToValue(node.path("plan"), Run.class)));
                } else if (runs.isEmpty()) {
                    throw new IllegalArgumentException("it does not begin with a plan");
                } else {
                    runs.get(runs.size() - 1).add(event, node);
                }
            } catch (IOException | IllegalArgumentException e) {
                throw new InstallFailure(
                        Reason.JOURNAL,
                        file + ", line " + number + ", cannot be read (" + e.getMessage()
                                + "). Nothing was changed. Look at what is installed; a journal that is moved away makes this a"
                                + " machine without an installation.",
                        e);
            }
        }
        return runs;
    }

    /** The run that was begun and has neither finished nor been taken back. */
    Optional<Recorded> unfinished() throws IOException, InstallFailure {
        List<Recorded> runs = runs();
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1)).filter(Recorded::isOpen);
    }

    void planned(Run run) throws IOException {
        ObjectNode line = line(run, Event.PLANNED);
        line.set("plan", JSON.valueToTree(run));
        append(line);
    }

    void step(Run run, Event event, String step, String text) throws IOException {
        append(line(run, event).put("step", step).put("text", text));
    }

    void ended(Run run, Event event, String text) throws IOException {
        append(line(run, event).put("text", text));
    }

    private ObjectNode line(Run run, Event event) {
        return JSON.createObjectNode()
                .put("at", clock.instant().toString())
                .put("run", run.id())
                .put("event", event.name());
    }

    /** Everything up to the last whole line. */
    private String text() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }

    private void append(ObjectNode line) throws IOException {
        boolean first = !Files.exists(file);
        if (first) {
            Files.createDirectories(file.getParent());
        }
        long whole = text().getBytes(StandardCharsets.UTF_8).length;
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.truncate(whole);
            channel.position(whole);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(line) + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (first) {
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}

package io.atrium.installer.importer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the import of two files into a tenant has come: {@code import/<key>.json} in the home, replaced in one step. */
final class Ledger {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    /**
     * The ledger's content.
     *
     * @param source the events' source; another one would make other events
     * @param rows rows of the file
     * @param directorySent whether the directory has been taken
     * @param acknowledged rows from the beginning that the server has answered for
     * @param accepted those of them that became events
     * @param rejected the others
     * @param rejectedBytes the length of the file of rejected rows that belongs to this state
     * @param completedAt when the last row was acknowledged
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String tenant,
            String server,
            String source,
            String messages,
            @Nullable String directory,
            long rows,
            boolean directorySent,
            long acknowledged,
            long accepted,
            long rejected,
            long rejectedBytes,
            Instant startedAt,
            Instant updatedAt,
            @Nullable Instant completedAt) {

        boolean isComplete() {
            return completedAt != null;
        }

        Entry withDirectorySent(Instant now) {
            return new Entry(
                    tenant,
                    server,
                    source,
                    messages,
                    directory,
                    rows,
                    true,
                    acknowledged,
                    accepted,
                    rejected,
                    rejectedBytes,
                    startedAt,
                    now,
                    completedAt);
        }

        /** After one more batch. */
        Entry with(Batch.Receipt receipt, long bytesOfRejected, Instant now) {
            long reached = acknowledged + receipt.batch().rows();
            return new Entry(
                    tenant,
                    server,
                    source,
                    messages,
                    directory,
                    rows,
                    directorySent,
                    reached,
                    accepted + receipt.accepted(),
                    rejected + receipt.rejected().size(),
                    bytesOfRejected,
                    startedAt,
                    now,
                    reached == rows ? now : null);
        }
    }

    Path file() {
        return file;
    }

    /** What was noted last; empty before the first time. */
    Optional<Entry> read() throws Failure {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Entry.class));
        } catch (IOException e) {
            throw new Failure(
                    Reason.BAD_INPUT,
                    "The progress file " + file
                            + " cannot be read. Remove it, or send everything again with --restart: events count once.",
                    e);
        }
    }

    void write(Entry entry) throws IOException {
        Home.write(file, JSON.writeValueAsString(entry) + "\n");
    }
}

package io.atrium.installer.stack;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.atrium.installer.home.Home;
import io.atrium.installer.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code run/stack.json}: written by whoever runs the stack, read by everybody, replaced in one step. */
public final class StackFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    public StackFile(Home home) {
        this.file = home.run().resolve("stack.json");
    }

    /**
     * The file's content.
     *
     * @param supervisor the process that watches the components, when there is one
     * @param startedAt when it began
     * @param components one entry a component, in the order of starting
     */
    public record Content(@Nullable ProcessIdentity supervisor, Instant startedAt, List<Status> components) {

        public Content {
            components = List.copyOf(components);
        }

        /** Whether somebody watches the components now. */
        public boolean supervised() {
            return supervisor != null && supervisor.alive();
        }
    }

    /** What the file says; empty when there is none, or one of another version. */
    public Optional<Content> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), Content.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The content as JSON, for people's own tools. */
    public static String json(Object content) throws IOException {
        return JSON.writeValueAsString(content);
    }

    void write(Content content) throws IOException {
        Home.write(file, JSON.writeValueAsString(content) + "\n");
    }
}

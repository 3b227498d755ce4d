package io.atrium.bench.peer;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * What both peers are told.
 *
 * @param bootstrapServers the broker
 * @param topics one a family
 * @param group the consumer group
 * @param clickHouse host and port for HTTP
 * @param password of the account {@code atrium_ingest}
 * @param parallelism threads or subtasks
 * @param batchRows rows at which a batch is sent
 * @param flushMillis after how long a batch is sent that is smaller
 */
public record PeerOptions(
        String bootstrapServers,
        List<String> topics,
        String group,
        String clickHouse,
        String password,
        int parallelism,
        int batchRows,
        long flushMillis)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The account that writes facts. */
    static final String USER = "atrium_ingest";

    static final String DATABASE = "atrium";

    public PeerOptions {
        topics = List.copyOf(topics);
    }

    /** Reads a properties file with these names; the password is in a file of its own, {@code passwordFile}. */
    static PeerOptions read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new PeerOptions(
                text(properties, "bootstrapServers"),
                List.of(text(properties, "topics").split(",", -1)),
                text(properties, "group"),
                text(properties, "clickHouse"),
                Files.readString(Path.of(text(properties, "passwordFile"))).strip(),
                Integer.parseInt(text(properties, "parallelism")),
                Integer.parseInt(text(properties, "batchRows")),
                Long.parseLong(text(properties, "flushMillis")));
    }

    private static String text(Properties properties, String name) {
        return Objects.requireNonNull(properties.getProperty(name), name);
    }
}

package io.atrium.jobs.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A file with Kafka's own client properties, such as {@code security.protocol}: how to be let in by the brokers. */
public final class ClientFile {

    private ClientFile() {}

    /** Its properties; files that they name must be at the same path on every TaskManager. An empty name: none. */
    public static Properties read(String file) {
        Properties properties = new Properties();
        if (file.isBlank()) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new IllegalArgumentException("kafka client file " + file + " cannot be read: " + e, e);
        }
    }
}

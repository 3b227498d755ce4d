package io.atrium.server.eventlog;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which brokers, and how to be let in.
 *
 * @param bootstrapServers {@code host:port}, comma separated
 * @param client Kafka's own client properties that every connection has, such as {@code security.protocol}; they may hold secrets
 */
public record Brokers(String bootstrapServers, Map<String, String> client) {

    public Brokers {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrapServers must not be empty");
        }
        client = Map.copyOf(client);
    }

    /** Brokers that let everybody in, without TLS. */
    public static Brokers plain(String bootstrapServers) {
        return new Brokers(bootstrapServers, Map.of());
    }

    /**
     * As configured.
     *
     * @throws ConfigException when {@code kafka.clientFile} cannot be read
     */
    public static Brokers of(ServerConfig.Kafka kafka) {
        Path file = kafka.clientFile();
        return file == null ? plain(kafka.bootstrapServers()) : new Brokers(kafka.bootstrapServers(), properties(file));
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("kafka.clientFile: " + file + " cannot be read: " + e.getMessage(), e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** Settings of one client: ours decide where the file says otherwise. */
    Map<String, Object> settings(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(client);
        all.putAll(own);
        all.put("bootstrap.servers", bootstrapServers);
        return all;
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "Brokers[" + bootstrapServers + ", client=" + client.keySet() + "]";
    }
}

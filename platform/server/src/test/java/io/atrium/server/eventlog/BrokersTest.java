package io.atrium.server.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrokersTest {

    @TempDir
    private Path folder;

    @Test
    void theClientFileSaysHowToConnectAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                security.protocol=SSL
                acks=0
                bootstrap.servers=elsewhere:1
                """);

        Brokers brokers = Brokers.of(new ServerConfig.Kafka("one:9093,two:9093", file));

        assertThat(brokers.settings(Map.of("acks", "all")))
                .containsOnly(
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("acks", "all"),
                        Map.entry("bootstrap.servers", "one:9093,two:9093"));
    }

    @Test
    void everyClientOfTheServerConnectsByIt() {
        Brokers brokers = new Brokers("one:9093", Map.of("security.protocol", "SSL"));

        EventLogConfig config = EventLogConfig.of(brokers);

        assertThat(config.producer()).containsEntry("security.protocol", "SSL");
        assertThat(config.admin()).containsEntry("security.protocol", "SSL");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("none.properties");

        assertThatThrownBy(() -> Brokers.of(new ServerConfig.Kafka("one:9093", missing)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.clientFile")
                .hasMessageContaining(missing.toString());
    }

    @Test
    void whatMayBeSecretIsNotPrinted() {
        Brokers brokers = new Brokers("one:9093", Map.of("ssl.keystore.password", "hidden-word"));

        assertThat(brokers.toString()).contains("ssl.keystore.password").doesNotContain("hidden-word");
    }
}

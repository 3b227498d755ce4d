package io.atrium.server.eventlog;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How the event log reaches Kafka.
 *
 * @param brokers which, and how to be let in
 * @param bytesInFlight how many bytes may wait for their acknowledgement, of all requests together
 * @param deliveryTimeout after which an event that Kafka has not acknowledged counts as not delivered
 */
public record EventLogConfig(Brokers brokers, int bytesInFlight, Duration deliveryTimeout) {

    /** 64 MiB in flight. */
    public static final int DEFAULT_BYTES_IN_FLIGHT = 64 << 20;

    /** Fifteen seconds: shorter than what HTTP clients usually wait. */
    public static final Duration DEFAULT_DELIVERY_TIMEOUT = Duration.ofSeconds(15);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LINGER = Duration.ofMillis(5);
    private static final int BATCH_BYTES = 256 << 10;

    public EventLogConfig {
        if (bytesInFlight < EventLog.MAX_EVENT_BYTES) {
            throw new IllegalArgumentException(
                    "bytesInFlight must be at least " + EventLog.MAX_EVENT_BYTES + ": " + bytesInFlight);
        }
        if (deliveryTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("deliveryTimeout must be at least a second: " + deliveryTimeout);
        }
    }

    /** With the named defaults. */
    public static EventLogConfig of(Brokers brokers) {
        return new EventLogConfig(brokers, DEFAULT_BYTES_IN_FLIGHT, DEFAULT_DELIVERY_TIMEOUT);
    }

    Map<String, Object> producer() {
        Duration request =
                REQUEST_TIMEOUT.compareTo(deliveryTimeout) < 0 ? REQUEST_TIMEOUT : deliveryTimeout.dividedBy(2);
        return brokers.settings(Map.ofEntries(
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "atrium-server"),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis()),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                // Above what may be in flight, so that the permits push back, not a blocked send.
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * bytesInFlight + 64L * BATCH_BYTES),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(5_000L, deliveryTimeout.toMillis())),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request.toMillis()),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis()),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L),
                Map.entry(ProducerConfig.METADATA_MAX_AGE_CONFIG, 60_000L)));
    }

    Map<String, Object> admin() {
        return brokers.settings(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "atrium-server-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                4_000,
                CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000L));
    }
}

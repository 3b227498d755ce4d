package io.atrium.server.health;

import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogHealth;
import io.atrium.server.eventlog.EventLogUnreachableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the health page wants to know of Kafka: does it answer, and are the topics there. */
public final class KafkaQuestion {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final List<String> TOPICS =
            List.of("atrium.usage", "atrium.collaboration", "atrium.business", "atrium.dlq");

    private KafkaQuestion() {}

    /** Asks; missing topics are a degradation, because events of their family cannot be taken. */
    public static Finding ask(EventLog eventLog) throws EventLogUnreachableException {
        EventLogHealth health = eventLog.health(TOPICS, TIMEOUT);
        Map<String, Object> details = new HashMap<>();
        details.put("brokers", health.brokers());
        details.put("clusterId", health.clusterId());
        health.endOffsets().forEach((topic, records) -> details.put("records " + topic, records));
        Set<String> missing = new TreeSet<>(TOPICS);
        missing.removeAll(health.endOffsets().keySet());
        if (!missing.isEmpty()) {
            return Finding.degraded(health.version(), "Topics are missing: " + String.join(", ", missing), details);
        }
        return Finding.up(health.version(), details);
    }
}

package io.atrium.server.audit;

import io.atrium.server.config.ServerConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends every record to a syslog server, at least once. Because syslog acknowledges nothing, the stored cursor moves over records only when
 * they were sent a while ago over a connection that still stands; after a break everything behind the cursor is sent again. For one thread.
 */
final class Forwarder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
    private static final String READER = "syslog";
    private static final int BATCH = 500;

    private final ServerConfig.Syslog config;
    private final AuditLog records;
    private final Supplier<List<String>> chains;
    private final Duration settling;
    private final String host;
    private final String version;
    private final Clock clock;
    private final Map<String, Long> sent = new HashMap<>();
    private final Deque<Unsettled> unsettled = new ArrayDeque<>();
    private @Nullable SyslogConnection connection;
    private boolean complained;

    /**
     * @param chains tenants whose logs are sent
     * @param settling how long a connection has to stand after a record was sent before that record is held to have arrived
     */
    Forwarder(
            ServerConfig.Syslog config,
            AuditLog records,
            Supplier<List<String>> chains,
            Duration settling,
            Identity identity,
            Clock clock) {
        this.config = config;
        this.records = records;
        this.chains = chains;
        this.settling = settling;
        this.host = identity.host();
        this.version = identity.version();
        this.clock = clock;
    }

    /** How this server calls itself. */
    record Identity(String host, String version) {}

    private record Unsettled(String tenant, long sequence, Instant at) {}

    /** One round: what is new goes out, what has settled is not sent again. */
    void forward() {
        try {
            SyslogConnection open = connected();
            settle();
            for (String tenant : chains.get()) {
                send(open, tenant);
            }
            if (complained) {
                log.atInfo().addKeyValue("host", config.host()).log("The syslog server takes audit records again");
                complained = false;
            }
        } catch (IOException e) {
            disconnect();
            if (!complained) {
                log.atWarn()
                        .addKeyValue("host", config.host())
                        .addKeyValue("port", config.port())
                        .addKeyValue("reason", String.valueOf(e.getMessage()))
                        .log("The syslog server takes no audit records; they wait here and are sent when it is back");
                complained = true;
            }
        }
    }

    private SyslogConnection connected() throws IOException {
        SyslogConnection known = connection;
        if (known != null && known.isOpen()) {
            return known;
        }
        disconnect();
        SyslogConnection fresh = SyslogConnection.open(config);
        connection = fresh;
        return fresh;
    }

    private void send(SyslogConnection open, String tenant) throws IOException {
        long position = sent.computeIfAbsent(tenant, key -> records.position(key, READER));
        List<AuditRecord> batch;
        do {
            batch = records.following(tenant, position, BATCH);
            for (AuditRecord record : batch) {
                open.send(SyslogMessage.of(record, host, version));
                position = record.sequence();
            }
            if (!batch.isEmpty()) {
                sent.put(tenant, position);
                unsettled.add(new Unsettled(tenant, position, clock.instant()));
            }
        } while (batch.size() == BATCH);
    }

    private void settle() {
        Instant before = clock.instant().minus(settling);
        Map<String, Long> settled = new HashMap<>();
        while (!unsettled.isEmpty() && !unsettled.getFirst().at().isAfter(before)) {
            Unsettled first = unsettled.removeFirst();
            settled.put(first.tenant(), first.sequence());
        }
        settled.forEach((tenant, sequence) -> records.move(tenant, READER, sequence));
    }

    private void disconnect() {
        SyslogConnection known = connection;
        connection = null;
        sent.clear();
        unsettled.clear();
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                log.atDebug().setCause(e).log("The connection to the syslog server was broken already");
            }
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}

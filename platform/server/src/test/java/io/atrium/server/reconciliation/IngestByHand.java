package io.atrium.server.reconciliation;

import io.atrium.installer.component.Component;
import io.atrium.server.config.Credentials;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.eventlog.Brokers;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventLogConfig;
import io.atrium.server.testing.MovableClock;
import io.atrium.server.testing.TestStack;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import io.atrium.warehouse.metrics.MetricCatalogue;
import io.atrium.warehouse.migrate.Engines;
import io.atrium.warehouse.migrate.MigrationFiles;
import io.atrium.warehouse.migrate.Migrator;
import io.atrium.warehouse.query.Completeness;
import io.atrium.warehouse.query.InsightQueries;
import io.atrium.warehouse.reconciliation.FactTable;
import io.atrium.warehouse.retention.DayRemover;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Kafka, ClickHouse and PostgreSQL as they are, and an ingest job whose every step a test takes by hand. */
final class IngestByHand implements AutoCloseable {

    static final int PARTITIONS = 2;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final List<DeadLetterCounts.Origin> storedDeadLetters = new ArrayList<>();
    final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TestStack stack;
    private final EventLog eventLog;
    private final Admin kafka;
    private final KafkaProducer<String, byte[]> producer;
    private @Nullable ReconciliationModule module;

    /** Whether retention says that it is removing something. */
    boolean removing;

    private IngestByHand(TestStack stack) {
        this.stack = stack;
        this.eventLog = new EventLog(EventLogConfig.of(Brokers.plain(stack.bootstrapServers())), meters);
        this.kafka = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "metadata.max.age.ms", "200"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    static IngestByHand start(Path home) throws Exception {
        IngestByHand ingest = new IngestByHand(
                TestStack.start(home, EnumSet.of(Component.POSTGRESQL, Component.KAFKA, Component.CLICKHOUSE)));
        new Migrator(
                        ingest.address(),
                        ingest.account("atrium_admin", "clickhouse-admin"),
                        new Engines.SingleNode(),
                        MigrationFiles.bundled(),
                        Clock.systemUTC())
                .migrate("test", Duration.ofSeconds(10));
        ReaderSlots slots = new ReaderSlots(
                ingest.source("atrium_platform", "clickhouse-platform"),
                AccessRules.bundled().readers(),
                Clock.systemUTC());
        slots.assign(1, "north");
        slots.assign(2, "south");
        return ingest;
    }

    /** Empties everything. */
    void begin() throws Exception {
        close(module);
        module = null;
        storedDeadLetters.clear();
        removing = false;
        for (String table : List.of(
                "usage_event",
                "collaboration_event",
                "business_event",
                "ingest_outcome",
                "event_daily",
                "message_daily",
                "edge_daily",
                "removed_fact",
                "event_identity")) {
            admin("TRUNCATE TABLE " + table);
        }
        stack.database().withoutTenant(handle -> handle.execute("delete from reconciliation_seal"));
        forgetDeepCheck();
        List<String> topics =
                Arrays.stream(FactTable.values()).map(FactTable::topic).toList();
        Set<String> existing = kafka.listTopics().names().get();
        kafka.deleteTopics(topics.stream().filter(existing::contains).toList())
                .all()
                .get();
        Awaitility.await().atMost(TIMEOUT).ignoreExceptions().until(() -> {
            kafka.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
            return true;
        });
        Awaitility.await()
                .atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> eventLog.positions(topics, "atrium-ingest", TIMEOUT).stream()
                                .filter(position -> position.end() == 0 && position.start() == 0)
                                .count()
                        == (long) topics.size() * PARTITIONS);
        clock.advance(Duration.ofDays(2));
        restartAuditor();
    }

    private void forgetDeepCheck() throws SQLException {
        // A deep check that has just finished keeps the auditor from one of its own: tests ask for theirs.
        stack.database()
                .withoutTenant(handle -> handle.createUpdate("""
                                insert into reconciliation_deep_check values (true, :now, :now, '[]')
                                on conflict (only_one) do update set finished_at = excluded.finished_at, differences = '[]'
                                """)
                        .bind("now", clock.instant().plus(Duration.ofDays(2)))
                        .execute());
    }

    /** What was proved is forgotten: everything is read again from its first claim. */
    void forgetSeals() {
        stack.database().withoutTenant(handle -> handle.execute("delete from reconciliation_seal"));
        restartAuditor();
    }

    /** Removes days as the retention does. */
    DayRemover remover() {
        return new DayRemover(platform(), AccessRules.bundled(), clock);
    }

    /** A server that has been started again: it knows what is in PostgreSQL. */
    void restartAuditor() {
        close(module);
        module = new ReconciliationModule(
                new ReconciliationModule.Sources(
                        new ServerConfig.Clickhouse(
                                address().url(),
                                "atrium",
                                new Credentials(
                                        "atrium_platform", stack.components().secretFile("clickhouse-platform")),
                                List.of()),
                        stack.database(),
                        eventLog,
                        () -> List.copyOf(storedDeadLetters),
                        () -> removing),
                Limits.DEFAULT,
                meters,
                clock);
    }

    ReconciliationModule module() {
        if (module == null) {
            throw new IllegalStateException("begin() first");
        }
        return module;
    }

    /** Writes records into a partition. */
    void produce(FactTable table, int partition, int records) throws Exception {
        for (int i = 0; i < records; i++) {
            producer.send(new ProducerRecord<>(table.topic(), partition, "north/1", new byte[] {1}))
                    .get();
        }
    }

    /** As retention does. */
    void expire(FactTable table, int partition, long before) throws Exception {
        kafka.deleteRecords(Map.of(new TopicPartition(table.topic(), partition), RecordsToDelete.beforeOffset(before)))
                .all()
                .get();
    }

    /** A raw block: one message of each offset. */
    void rows(FactTable table, Where where, String tenant, long from, long to) throws SQLException {
        String columns = table == FactTable.COLLABORATION
                ? ", recipient_member_no, recipient_kind, recipient_department_no, recipient_department_path"
                : "";
        String values = table == FactTable.COLLABORATION ? ", [7, 8], ['human', 'human'], [1, 1], [[1], [1]]" : "";
        sql(source("atrium_ingest", "clickhouse-ingest"), """
                INSERT INTO %s (tenant_id, event_id, event_date, event_type, member_no, department_no, department_path,
                    intentional, kafka_partition, kafka_offset, arrival_time, generation, identity%s)
                SELECT '%s', toString(number), '2026-01-01', 'im.message.sent', 1, 1, [1], 1, %d, number, now64(3), %d,
                    number%s
                FROM numbers(%d, %d)
                """.formatted(
                table.table(), columns, tenant, where.partition(), where.generation(), values, from, to - from));
    }

    /** A claim of one subtask at one checkpoint. */
    void claim(FactTable table, Where where, String tenant, Range range, Counts counts) throws SQLException {
        sql(source("atrium_ingest", "clickhouse-ingest"), """
                INSERT INTO ingest_outcome (tenant_id, topic, kafka_partition, offset_from, offset_to, rows, duplicates, dead_lettered,
                    arrival_time, generation, subtask, checkpoint) VALUES ('%s', '%s', %d, %d, %d, %d, %d, %d, now64(3), %d, %d, %d)
                """.formatted(
                        tenant,
                        table.topic(),
                        where.partition(),
                        range.from(),
                        range.to(),
                        counts.rows(),
                        counts.duplicates(),
                        counts.deadLettered(),
                        where.generation(),
                        where.subtask(),
                        where.checkpoint()));
    }

    record Where(int partition, int generation, int subtask, long checkpoint) {
        static Where at(int partition, long checkpoint) {
            return new Where(partition, 1, 0, checkpoint);
        }
    }

    record Range(long from, long to) {}

    record Counts(long rows, long duplicates, long deadLettered) {
        static Counts rows(long rows) {
            return new Counts(rows, 0, 0);
        }
    }

    /** Records into Kafka, their raw block, and its claim. */
    void ingest(FactTable table, int partition, long checkpoint, long from, long to) throws Exception {
        produce(table, partition, (int) (to - from));
        rows(table, Where.at(partition, checkpoint), "north", from, to);
        claim(table, Where.at(partition, checkpoint), "north", new Range(from, to), Counts.rows(to - from));
    }

    /** Some passes, with the pause of the product between them. */
    void passes(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Limits.DEFAULT.pause());
            module().check();
        }
    }

    /** Passes until nothing that is wrong can still be settling. */
    void passesUntilCertain() {
        passes(6);
    }

    void checkDeeply() {
        clock.advance(Duration.ofDays(3));
        module().reconciliation().requestDeep();
        module().reconciliation().checkDeeplyIfDue();
        passes(1);
    }

    ReconciliationReport report() {
        return module().reconciliation().report();
    }

    PartitionReport partition(FactTable table, int partition) {
        return report().partitions().stream()
                .filter(one -> one.topic().equals(table.topic()) && one.partition() == partition)
                .findFirst()
                .orElseThrow();
    }

    void admin(String sql) throws SQLException {
        sql(source("atrium_admin", "clickhouse-admin"), sql);
    }

    /** As the insights ask, each tenant with its own account. */
    Completeness completeness(String tenant) {
        Map<String, String> readers = new HashMap<>(Map.of("north", "01", "south", "02"));
        String slot = readers.getOrDefault(tenant, "03");
        DataSource reader =
                WarehouseDataSource.reader(address(), account("reader_" + slot, "clickhouse-reader-" + slot), TIMEOUT);
        return new InsightQueries(reader, MetricCatalogue.bundled()).completeness(tenant);
    }

    DataSource platform() {
        return source("atrium_platform", "clickhouse-platform");
    }

    private static void sql(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private DataSource source(String user, String secret) {
        return WarehouseDataSource.writer(address(), account(user, secret), TIMEOUT);
    }

    private WarehouseAddress address() {
        return new WarehouseAddress(
                URI.create("http://127.0.0.1:" + stack.components().port(Component.CLICKHOUSE)), "atrium");
    }

    private WarehouseAccount account(String user, String secret) {
        return new WarehouseAccount(user, stack.components().secret(secret));
    }

    private static void close(@Nullable ReconciliationModule module) {
        if (module != null) {
            module.close();
        }
    }

    @Override
    public void close() throws IOException {
        close(module);
        producer.close();
        kafka.close();
        eventLog.close();
        stack.close();
    }
}

package io.atrium.oracle.proof;

import static org.awaitility.Awaitility.await;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.oracle.generated.Tenant;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import io.atrium.warehouse.migrate.Engines;
import io.atrium.warehouse.migrate.MigrationFiles;
import io.atrium.warehouse.migrate.Migrator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka, the Flink jobs and ClickHouse as processes, and tenants in them. */
final class RealPath implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final LocalStack stack;
    private final WarehouseAddress address;
    private final EventCodec codec = new EventCodec();
    private final List<Tenant> tenants = new ArrayList<>();
    private long sent;

    private RealPath(LocalStack stack) {
        this.stack = stack;
        this.address =
                new WarehouseAddress(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE)), "atrium");
    }

    /** Starts everything with checkpoints every second. */
    static RealPath start(Path home) throws IOException, InterruptedException {
        LocalStack stack = LocalStack.start(home, EnumSet.of(Component.INGEST), Map.of("checkpoint.interval", "PT1S"));
        RealPath path = new RealPath(stack);
        new Migrator(
                        path.address,
                        path.account("atrium_admin", "clickhouse-admin"),
                        new Engines.SingleNode(),
                        MigrationFiles.bundled(),
                        Clock.systemUTC())
                .migrate("test", Duration.ofMinutes(1));
        return path;
    }

    /** Writes a tenant's directory and gives it the next reader. */
    void admit(Tenant tenant) throws SQLException {
        tenants.add(tenant);
        DataSource platform =
                WarehouseDataSource.writer(address, account("atrium_platform", "clickhouse-platform"), TIMEOUT);
        new DirectoryRows(platform).write(tenant);
        new ReaderSlots(platform, AccessRules.bundled().readers(), Clock.systemUTC())
                .assign(tenants.size(), tenant.id());
    }

    /** Connections of a tenant's reader. */
    DataSource reader(Tenant tenant) {
        int slot = tenants.indexOf(tenant) + 1;
        return WarehouseDataSource.reader(
                address, account("reader_%02d".formatted(slot), "clickhouse-reader-%02d".formatted(slot)), TIMEOUT);
    }

    /** Sends events in their order, as the gateway does. */
    void send(List<Event> events) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> receipts = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + stack.port(Component.KAFKA), "linger.ms", "20"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (Event event : events) {
                String key =
                        event.envelope().tenantId() + "/" + event.envelope().memberNo();
                receipts.add(producer.send(new ProducerRecord<>(
                        event.family().topic(), key.getBytes(StandardCharsets.UTF_8), codec.encode(event))));
            }
        }
        for (Future<RecordMetadata> receipt : receipts) {
            receipt.get();
        }
        sent += events.size();
    }

    /** Kills the TaskManager and starts it again; the jobs go on from their last checkpoint. */
    void killTaskManager() throws IOException, InterruptedException {
        stack.kill(Component.TASKMANAGER);
        stack.restart(Component.TASKMANAGER);
    }

    /** Returns when every record that was sent is accounted for. */
    void awaitCounted() {
        await("all records are counted")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> number("SELECT sum(rows + duplicates + dead_lettered) FROM ingest_outcome") >= sent);
    }

    /** Asks as administrator for rows of texts. */
    List<String> rows(String sql) {
        DataSource admin = WarehouseDataSource.writer(address, account("atrium_admin", "clickhouse-admin"), TIMEOUT);
        List<String> rows = new ArrayList<>();
        try (Connection connection = admin.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return rows;
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    Path logs() {
        return stack.home().root().resolve("logs");
    }

    private WarehouseAccount account(String user, String secret) {
        return new WarehouseAccount(user, stack.secret(secret));
    }

    @Override
    public void close() throws IOException {
        stack.close();
    }
}

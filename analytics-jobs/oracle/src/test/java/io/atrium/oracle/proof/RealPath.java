package io.atrium.oracle.proof;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.jobs.proof.Cluster;
import io.atrium.jobs.proof.Fault;
import io.atrium.jobs.proof.History;
import io.atrium.jobs.proof.Proof;
import io.atrium.jobs.proof.Send;
import io.atrium.oracle.generated.Tenant;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.WarehouseDataSource;
import io.atrium.warehouse.accounts.AccessRules;
import io.atrium.warehouse.accounts.ReaderSlots;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Kafka, the Flink jobs and ClickHouse as processes, and tenants in them. */
final class RealPath implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The organizations that are out to do harm send what is older than any real horizon. */
    private static final Map<String, String> LONG_MEMORY =
            Map.of("derive.horizon", "P400D", "derive.day.horizon", "P400D");

    private final Cluster cluster;
    private final LocalStack stack;
    private final WarehouseAddress address;
    private final EventCodec codec = new EventCodec();
    private final List<Tenant> tenants = new ArrayList<>();

    private RealPath(Cluster cluster) {
        this.cluster = cluster;
        this.stack = cluster.stack();
        this.address =
                new WarehouseAddress(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE)), "atrium");
    }

    /**
     * Starts everything with checkpoints every second.
     *
     * @param disk whether ClickHouse has a volume of its own, which can be filled
     */
    static RealPath start(Path home, boolean disk) throws IOException, InterruptedException {
        return new RealPath(
                disk
                        ? Cluster.startOnVolume(home, Cluster.Times.SHORT, LONG_MEMORY)
                        : Cluster.start(home, Cluster.Times.SHORT, LONG_MEMORY));
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

    /** Sends events in their order, as the gateway does, while these faults happen one after the other; returns when all are judged. */
    History send(List<Event> events, List<Fault> faults) throws Exception {
        try (Proof proof = new Proof(cluster, events.stream().map(this::send).toList(), receipts -> List.of())) {
            for (int i = 0; i < faults.size(); i++) {
                proof.during(faults.get(i), i + 1, faults.size(), false);
                System.out.println(proof.history().lastLine());
            }
            proof.finish();
            proof.violations();
            return proof.history();
        }
    }

    private Send send(Event event) {
        String tenant = event.envelope().tenantId();
        String key = tenant + "/" + event.envelope().memberNo();
        return new Send(
                tenant,
                event.family().topic(),
                key.getBytes(StandardCharsets.UTF_8),
                codec.encode(event),
                Send.Fate.ROW,
                event,
                "");
    }

    /** Rebuilds what was derived of a tenant's months, as an operator would; returns what the command printed. */
    String replay(Tenant tenant) throws IOException, InterruptedException {
        String checkout = System.getProperty("atrium.checkout", "");
        Path said = stack.home().root().resolve("replay.txt");
        List<LocalDate> days = tenant.arrivals().stream()
                .map(event -> event.envelope().day())
                .sorted()
                .toList();
        int code = new ProcessBuilder(
                        checkout + "/installer/bin/atrium",
                        "replay",
                        "--home",
                        stack.home().root().toString(),
                        "--tenant",
                        tenant.id(),
                        "--from",
                        days.get(0).toString(),
                        "--to",
                        days.get(days.size() - 1).toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        String text = Files.readString(said);
        if (code != 0) {
            throw new IOException("atrium replay ended with " + code + ":\n" + text);
        }
        return text;
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
        cluster.close();
    }
}

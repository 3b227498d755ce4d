package io.atrium.jobs.testing;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
import io.atrium.jobs.clickhouse.ClickHouseClient;
import io.atrium.jobs.clickhouse.ClickHouseEndpoint;
import io.atrium.warehouse.WarehouseAccount;
import io.atrium.warehouse.WarehouseAddress;
import io.atrium.warehouse.migrate.Engines;
import io.atrium.warehouse.migrate.MigrationFiles;
import io.atrium.warehouse.migrate.Migrator;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** ClickHouse of a {@link LocalStack}, with the database {@code atrium} as the migrator makes it. */
public final class TestWarehouse {
    private static final String DATABASE = "atrium";

    private final LocalStack stack;
    private final URI url;
    private final ClickHouseClient admin;

    private TestWarehouse(LocalStack stack) {
        this.stack = stack;
        this.url = URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE));
        this.admin = new ClickHouseClient(endpoint(url, "atrium_admin", "clickhouse-admin"), Duration.ofMinutes(1));
    }

    /** Migrates the stack's ClickHouse to this version. */
    public static TestWarehouse migrated(LocalStack stack) {
        TestWarehouse warehouse = new TestWarehouse(stack);
        new Migrator(
                        new WarehouseAddress(warehouse.url, DATABASE),
                        new WarehouseAccount("atrium_admin", stack.secret("clickhouse-admin")),
                        new Engines.SingleNode(),
                        MigrationFiles.bundled(),
                        Clock.systemUTC())
                .migrate("test", Duration.ofMinutes(1));
        return warehouse;
    }

    /** The HTTP port. */
    public int port() {
        return url.getPort();
    }

    /** The account of the job, through this port. */
    public ClickHouseEndpoint ingest(int port) {
        return endpoint(URI.create("http://127.0.0.1:" + port), "atrium_ingest", "clickhouse-ingest");
    }

    /** The administrator's account. */
    public ClickHouseEndpoint administrator() {
        return endpoint(url, "atrium_admin", "clickhouse-admin");
    }

    /** Runs a query as administrator; rows of tab-separated values. */
    public List<String> query(String sql) {
        try {
            byte[] answer = admin.send(new ClickHouseClient.Request("test", sql, Map.of(), Map.of(), new byte[0]));
            return new String(answer, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError("query failed: " + sql, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Runs a query that answers one number. */
    public long number(String sql) {
        return Long.parseLong(query(sql).get(0));
    }

    private ClickHouseEndpoint endpoint(URI address, String user, String secret) {
        return new ClickHouseEndpoint(
                address, DATABASE, user, stack.secretFile(secret).toString());
    }
}

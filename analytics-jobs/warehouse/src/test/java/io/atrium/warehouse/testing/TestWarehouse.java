package io.atrium.warehouse.testing;

import io.atrium.installer.component.Component;
import io.atrium.installer.stack.LocalStack;
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
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A real engine with the evaluation's accounts, in a directory of its own. */
public final class TestWarehouse implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final LocalStack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestWarehouse(LocalStack stack) {
        this.stack = stack;
    }

    /** Starts an engine without tables. */
    public static TestWarehouse start(Path home) throws IOException, InterruptedException {
        return new TestWarehouse(LocalStack.start(home, EnumSet.of(Component.CLICKHOUSE)));
    }

    /** Starts an engine with all tables of this software. */
    public static TestWarehouse migrated(Path home) throws IOException, InterruptedException {
        TestWarehouse warehouse = start(home);
        warehouse.migrate();
        return warehouse;
    }

    private void migrate() {
        new Migrator(address("atrium"), admin(), new Engines.SingleNode(), MigrationFiles.bundled(), Clock.systemUTC())
                .migrate("test", Duration.ofSeconds(10));
    }

    /** Kills the engine and starts it again on the same data. */
    public void killAndRestart() throws IOException, InterruptedException {
        stack.kill(Component.CLICKHOUSE);
        stack.restart(Component.CLICKHOUSE);
    }

    /** The engine with a database. */
    public WarehouseAddress address(String database) {
        return new WarehouseAddress(URI.create("http://127.0.0.1:" + stack.port(Component.CLICKHOUSE)), database);
    }

    /** The port of the native protocol, by which servers ask each other. */
    public int nativePort() {
        return stack.port(Component.CLICKHOUSE, "native");
    }

    /** The migrator's account. */
    public WarehouseAccount admin() {
        return new WarehouseAccount("atrium_admin", stack.secret("clickhouse-admin"));
    }

    /** The ingest job's account. */
    public WarehouseAccount ingest() {
        return new WarehouseAccount("atrium_ingest", stack.secret("clickhouse-ingest"));
    }

    /** The platform's account. */
    public WarehouseAccount platform() {
        return new WarehouseAccount("atrium_platform", stack.secret("clickhouse-platform"));
    }

    /** The account of a slot, from 1. */
    public WarehouseAccount reader(int slot) {
        return new WarehouseAccount(
                "reader_%02d".formatted(slot), stack.secret("clickhouse-reader-%02d".formatted(slot)));
    }

    /** Connections of an account that writes. */
    public DataSource writer(WarehouseAccount account) {
        return WarehouseDataSource.writer(address("atrium"), account, TIMEOUT);
    }

    /** Connections of a slot's account. */
    public DataSource readerSource(int slot) {
        return WarehouseDataSource.reader(address("atrium"), reader(slot), TIMEOUT);
    }

    /** The slots, written by the platform's account. */
    public ReaderSlots slots() {
        return new ReaderSlots(writer(platform()), AccessRules.bundled().readers(), Clock.systemUTC());
    }

    /** Sends a block of raw facts as the ingest job does: one request, one block, one token. */
    public void insert(String token, List<RawRow> rows) {
        String body = rows.stream().map(RawRow::toTsv).collect(Collectors.joining("\n", "", "\n"));
        Answer answer = post(
                ingest(),
                "atrium",
                "INSERT INTO collaboration_event (" + RawRow.COLUMNS + ") FORMAT TabSeparated",
                body,
                "&async_insert=0&insert_deduplication_token=" + encode(token));
        if (!answer.succeeded()) {
            throw new IllegalStateException(answer.text());
        }
    }

    /** What ClickHouse says to a statement. */
    public record Answer(boolean succeeded, String text) {

        /** The lines of the answer, tab separated. */
        public List<String> lines() {
            if (!succeeded) {
                throw new IllegalStateException(text);
            }
            return text.lines().toList();
        }
    }

    /** Runs a statement in the database {@code atrium}. */
    public Answer ask(WarehouseAccount account, String sql) {
        return post(account, "atrium", sql, "", "");
    }

    /** Runs a statement in a database. */
    public Answer ask(WarehouseAccount account, String database, String sql) {
        return post(account, database, sql, "", "");
    }

    private Answer post(WarehouseAccount account, String database, String sql, String body, String settings) {
        String credentials = account.user() + ":" + account.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        address(database).url() + "/?database=" + database + "&query=" + encode(sql) + settings))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode() == 200, response.body());
        } catch (IOException failed) {
            return new Answer(false, String.valueOf(failed.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        stack.close();
    }
}

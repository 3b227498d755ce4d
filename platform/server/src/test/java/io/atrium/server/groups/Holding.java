package io.atrium.server.groups;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.insights.SharedFigures;
import io.atrium.server.security.PolicyCallers;
import io.atrium.server.storage.Database;
import io.atrium.server.tenants.Tenant;
import io.atrium.server.testing.TestStack;
import io.atrium.warehouse.metrics.LocalizedText;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Organizations on real PostgreSQL, served by two servers of one installation and judged by the real policy. Figures are made up: the real ones
 * have a test with a warehouse.
 */
final class Holding implements AutoCloseable {
    /** Which tenants were asked for which metrics: {@code mill [com.messages]}. */
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestStack stack;
    private final HttpServer one;
    private final HttpServer other;

    private Holding(TestStack stack) {
        this.stack = stack;
        this.one = serve();
        this.other = serve();
    }

    /** An answer. */
    record Answer(int status, JsonNode json) {
        String code() {
            return json.path("code").asText();
        }

        String fault() {
            return json.at("/errors/0/field").asText() + " "
                    + json.at("/errors/0/code").asText();
        }
    }

    static Holding open(Path home, String... tenants) throws IOException, InterruptedException {
        Holding holding = new Holding(TestStack.start(home, EnumSet.of(Component.POSTGRESQL)));
        for (String tenant : tenants) {
            holding.found(tenant);
        }
        return holding;
    }

    /** Makes an organization that works. */
    void found(String tenant) {
        database()
                .useTenant(
                        tenant,
                        handle -> handle.execute(
                                "insert into tenant (tenant_id, name_zh, name_en, time_zone, locale, state, evaluation) values (?, ?, ?, 'UTC', 'en', 'active', false)",
                                tenant,
                                tenant,
                                "The " + tenant));
    }

    /** Brings an organization into another state. */
    void bring(String tenant, String state, String wanted) {
        database()
                .useTenant(tenant, handle -> handle.execute("update tenant set state = ?, wanted = ?", state, wanted));
    }

    /** Erases the rows of an organization, as the erasure of a tenant does. */
    void erase(String tenant) {
        bring(tenant, "erasing", "erased");
        database()
                .useTenant(
                        tenant,
                        handle -> handle.select("select 1 from tenant_erase_rows(?)", tenant)
                                .mapTo(Integer.class)
                                .list());
    }

    private HttpServer serve() {
        return HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                new PolicyCallers((tenant, user) -> List.of()),
                new SimpleMeterRegistry(),
                List.of(new GroupsModule(
                                database(),
                                new Audit(database()),
                                tenant -> Optional.of(new Tenant.Names(tenant, "The " + tenant)),
                                new MadeUp(),
                                Clock.systemUTC())
                        .routes()));
    }

    /** As the owner of the tables, who restores exports. */
    void asOwner(String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + stack.components().port(Component.POSTGRESQL) + "/atrium",
                        "atrium_owner",
                        stack.components().secret("postgresql-owner"));
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    Database database() {
        return stack.database();
    }

    /**
     * Asks a server.
     *
     * @param caller {@code realm|user|realm roles}
     */
    Answer ask(String caller, String method, String path, String body) throws Exception {
        return ask(one, caller, method, path, body);
    }

    /** Asks the other server of the installation for a group's figures. */
    Answer figuresElsewhere(String caller) throws Exception {
        return ask(other, caller, "GET", "/groups/metrics", "");
    }

    private Answer ask(HttpServer server, String caller, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + caller)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(), Json.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    /** The relation that a parent has made by an invitation. */
    String invite(String parent, String subsidiary) throws Exception {
        Answer answer = ask(admin(parent), "POST", "/groups", "{\"subsidiary\":\"" + subsidiary + "\"}");
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("id").asText();
    }

    static String admin(String tenant) {
        return tenant + "|avery|admin";
    }

    static String cio(String tenant) {
        return tenant + "|chen|cio";
    }

    /** An organization's records about groups, oldest first: {@code action actor's kind actor details}. */
    List<String> recorded(String tenant) {
        return database()
                .inTenant(
                        tenant, handle -> handle.select("""
                                select concat_ws(' ', action, actor_kind, actor_name, details) from audit_record
                                where action like 'group%' order by sequence""").mapTo(String.class).list());
    }

    /** How many of an organization's records do not have the hash of what they say, or do not follow the one before. */
    int broken(String tenant) {
        return database()
                .inTenant(
                        tenant,
                        handle -> handle.select("""
                                select count(*) from (
                                    select r.hash <> audit_hash(r) or r.previous_hash <> coalesce(lag(r.hash) over (order by r.sequence), decode(repeat('00', 32), 'hex')) as wrong
                                    from audit_record r) as checked where wrong""").mapTo(Integer.class).one());
    }

    @Override
    public void close() throws IOException {
        one.close();
        other.close();
        stack.close();
    }

    private final class MadeUp implements SharedFigures.Source {
        private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

        @Override
        public List<SharedFigures.Offered> offered() {
            return List.of(offered("com.messages"), offered("org.mau"));
        }

        private static SharedFigures.Offered offered(String id) {
            return new SharedFigures.Offered(id, 1, new LocalizedText(id, id), new LocalizedText(id, id));
        }

        @Override
        public SharedFigures of(String tenantId, Set<String> metrics) {
            asked.add(tenantId + " " + metrics.stream().sorted().toList());
            return new SharedFigures(DAY, DAY, 36L, List.of(), new SharedFigures.Share(1.0, null));
        }
    }
}

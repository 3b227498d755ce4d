package io.atrium.server.roles;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.component.Component;
import io.atrium.server.audit.Audit;
import io.atrium.server.directory.Directory;
import io.atrium.server.directory.ImportOptions;
import io.atrium.server.exports.ExportRoutes;
import io.atrium.server.http.HttpServer;
import io.atrium.server.http.Json;
import io.atrium.server.security.PolicyCallers;
import io.atrium.server.storage.Database;
import io.atrium.server.testing.MovableClock;
import io.atrium.server.testing.TestStack;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;

/**
 * Roles and grants on real PostgreSQL, judged by the real policy, and one route of another feature that asks for departments. Only sign-in
 * and Keycloak's accounts are left out.
 */
final class Workplace implements AutoCloseable {
    private static final String PLACES = "user,department,parent_department\n";

    final MovableClock clock = new MovableClock(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    final RealmInMemory realm = new RealmInMemory();

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestStack stack;
    private final Directory directory;
    private final RolesModule module;
    private final HttpServer server;

    private Workplace(TestStack stack) {
        this.stack = stack;
        this.directory = new Directory(stack.database());
        Audit audit = new Audit(stack.database());
        this.module = new RolesModule(stack.database(), audit, realm, tenant -> ZoneOffset.UTC, clock);
        this.server = HttpServer.start(
                HttpServer.Options.local(URI.create("http://127.0.0.1")),
                new PolicyCallers(module.granted()),
                new SimpleMeterRegistry(),
                List.of(module.routes(), new ExportRoutes(audit)));
    }

    /** An answer. */
    record Answer(int status, JsonNode json) {
        String code() {
            return json.path("code").asText();
        }

        /** Of the first faulty field. */
        String fault() {
            return json.at("/errors/0/field").asText() + " "
                    + json.at("/errors/0/code").asText();
        }
    }

    static Workplace open(Path home) throws IOException, InterruptedException {
        return new Workplace(TestStack.start(home, EnumSet.of(Component.POSTGRESQL)));
    }

    Database database() {
        return stack.database();
    }

    /** What an account may do, as the next request would be judged. */
    PolicyCallers callers() {
        return new PolicyCallers(module.granted());
    }

    /** The same by another server of the installation, which remembers for itself. */
    PolicyCallers callersOfAnotherServer() {
        return new PolicyCallers(
                new RolesModule(stack.database(), new Audit(stack.database()), realm, tenant -> ZoneOffset.UTC, clock)
                        .granted());
    }

    /**
     * Writes members into the directory, today.
     *
     * @param lines {@code user,department,parent department}
     */
    void place(String tenant, String... lines) {
        directory.apply(
                tenant,
                (PLACES + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8),
                new ImportOptions(today(), ImportOptions.LaterHistory.REWRITE));
    }

    void leave(String tenant, String user, String department) {
        directory.apply(
                tenant,
                ("user,department,valid_to\n" + user + "," + department + "," + today().plusDays(1) + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                new ImportOptions(today(), ImportOptions.LaterHistory.REWRITE));
    }

    int department(String tenant, String code) {
        return directory.departments(tenant, today()).stream()
                .filter(department -> department.code().equals(code))
                .findFirst()
                .orElseThrow()
                .no();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Asks the server.
     *
     * @param caller {@code tenant|user|realm roles}
     */
    Answer ask(String caller, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + caller)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(), Json.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body()));
    }

    /** The status of exporting figures of a department; 0 stands for the whole organization. */
    int export(String caller, int department) throws Exception {
        String of = department == 0 ? "" : "\"department\":" + department + ",";
        return ask(caller, "POST", "/insights/exports", """
                {%s"chart":"messages","from":"2026-01-01","to":"2026-01-31","rows":3,"sha256":"%s"}
                """.formatted(of, "0".repeat(64)))
                .status();
    }

    /** Records of an action, oldest first: {@code actor|on behalf of|outcome|details|before|after}. */
    List<String> recorded(String tenant, String action) {
        return stack.database()
                .inTenant(
                        tenant,
                        handle -> handle.createQuery("""
                                select concat_ws('|', actor_name, coalesce(on_behalf_of, '-'), outcome, details,
                                                 coalesce(before_digest, '-'), coalesce(after_digest, '-'))
                                from audit_record where action = :action order by sequence
                                """)
                                .bind("action", action)
                                .mapTo(String.class)
                                .list());
    }

    @Override
    public void close() throws IOException {
        server.close();
        stack.close();
    }
}

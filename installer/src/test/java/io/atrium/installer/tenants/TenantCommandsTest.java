package io.atrium.installer.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.atrium.installer.api.AnsweringServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TenantCommandsTest {

    private static final String TENANTS = "/api/v1/platform/tenants";
    private static final String TENANT =
            "{\"id\":\"acme\",\"state\":\"%s\",\"wanted\":\"%s\",\"steps\":[{\"id\":\"realm\",\"state\":\"%s\"}]}";
    private static final String CREATED = "202 {\"tenant\":" + TENANT.formatted("requested", "active", "pending")
            + ",\"administrator\":{\"username\":\"boss\",\"oneTimePassword\":\"once-only\"}}";
    private static final String[] DESCRIPTION = {
        "acme",
        "--name-zh",
        "甲",
        "--name-en",
        "A",
        "--admin-email",
        "a@b.example",
        "--admin-first-name",
        "Bo",
        "--admin-last-name",
        "Ss"
    };

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private AnsweringServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AnsweringServer();
        Files.writeString(folder.resolve("secret"), "s3cret");
        server.on(
                "GET /api/v1/public/platform",
                "200 {\"oidc\":{\"url\":\"" + server.url() + "\",\"realm\":\"platform\"}}");
        server.onSignIn("platform");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signsInAsTheOperatorsProgram() {
        server.on(
                "GET " + TENANTS,
                "200 {\"tenants\":[{\"id\":\"demo\",\"state\":\"active\",\"name\":{\"en\":\"Demo\"},\"readerSlot\":1}]}");

        assertThat(run("list")).isZero();

        assertThat(out.toString()).contains("demo", "active");
        assertThat(server.requests())
                .anyMatch(request ->
                        request.startsWith("POST /realms/platform/") && request.contains("client_id=atrium-platform"));
    }

    @Test
    void theOneTimePasswordGoesIntoAFileOfItsOwnerAlone() throws IOException {
        server.on("POST " + TENANTS, CREATED);
        Path file = folder.resolve("first");

        assertThat(run("create", with("--password-file", file.toString()))).isZero();

        assertThat(out.toString() + err).doesNotContain("once-only");
        assertThat(file).hasContent("once-only");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theAnswerAsJsonHasNoPasswordEither() {
        server.on("POST " + TENANTS, CREATED);

        assertThat(run(
                        "create",
                        with(
                                "--json",
                                "--password-file",
                                folder.resolve("first").toString())))
                .isZero();

        assertThat(out.toString()).contains("\"acme\"").doesNotContain("once-only");
    }

    @Test
    void aRefusedTenantLeavesNoFile() {
        server.on(
                "POST " + TENANTS,
                "409 {\"detail\":\"All 16 reader accounts are taken\",\"code\":\"reader-slots-exhausted\"}");
        Path file = folder.resolve("first");

        assertThat(run("create", with("--password-file", file.toString()))).isEqualTo(7);

        assertThat(err.toString()).contains("All 16 reader accounts are taken");
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherTenantsPasswordIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("first"), "of another tenant");

        assertThat(run("create", with("--password-file", file.toString()))).isEqualTo(2);

        assertThat(file).hasContent("of another tenant");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("POST " + TENANTS));
    }

    @Test
    void followsTheStepsUntilTheTenantIsOpen() {
        server.on("POST " + TENANTS, CREATED);
        server.on(
                "GET " + TENANTS + "/acme",
                "200 " + TENANT.formatted("provisioning", "active", "started"),
                "200 " + TENANT.formatted("active", "active", "applied"));

        assertThat(run(
                        "create",
                        with(
                                "--wait",
                                "--password-file",
                                folder.resolve("first").toString())))
                .isZero();

        assertThat(out.toString()).contains("applied  realm", "Tenant acme is active.");
    }

    @Test
    void aFailureOfTheTenantIsAnExitCode() {
        server.on("POST " + TENANTS + "/acme/retry", "202 " + TENANT.formatted("provisioning", "active", "started"));
        server.on("GET " + TENANTS + "/acme", "200 " + TENANT.formatted("failed", "active", "failed"));

        assertThat(run("retry", "acme", "--wait")).isEqualTo(3);

        assertThat(out.toString()).contains("failed  realm", "Tenant acme is failed");
    }

    @Test
    void waitsUntilACancelledTenantIsGone() {
        server.on("POST " + TENANTS + "/acme/cancel", "202 " + TENANT.formatted("cancelling", "absent", "applied"));
        server.on("GET " + TENANTS + "/acme", "404 {\"detail\":\"gone\"}");

        assertThat(run("cancel", "acme", "--wait")).isZero();

        assertThat(out.toString()).contains("acme is gone");
    }

    @Test
    void aPlanWithAConflictIsAnExitCode() {
        server.on(
                "POST " + TENANTS,
                "200 {\"steps\":[{\"id\":\"realm\",\"makes\":\"the realm\"}],\"conflicts\":[{\"code\":\"x\",\"message\":\"taken\"}]}");

        assertThat(run("plan", DESCRIPTION)).isEqualTo(3);

        assertThat(out.toString()).contains("the realm", "In the way: taken");
        assertThat(server.requests()).anyMatch(request -> request.startsWith("POST " + TENANTS + "?dryRun=true"));
    }

    @Test
    void anIdThatNoTenantCanHaveIsNotSent() {
        assertThat(run("suspend", "../demo")).isEqualTo(2);

        assertThat(server.requests()).noneMatch(request -> request.contains("suspend"));
    }

    @Test
    void quotasAreShownAndThoseThatAreGivenAreChanged() {
        String use = "{\"members\":{\"limit\":5,\"used\":7},\"eventsPerSecond\":{\"limit\":2000,\"used\":1.5},"
                + "\"storageBytes\":{\"limit\":1024},\"over\":[\"members\"]}";
        server.on("GET " + TENANTS + "/acme/quotas", "200 " + use);
        server.on("PUT " + TENANTS + "/acme/quotas", "200 " + use);

        assertThat(run("quotas", "acme")).isZero();
        assertThat(run("quotas", "acme", "--members", "5", "--storage-bytes", "1024"))
                .isZero();

        assertThat(out.toString()).contains("7 of 5", "not measured of 1024", "More is used than a quota allows");
        assertThat(server.requests())
                .anyMatch(request ->
                        request.equals("PUT " + TENANTS + "/acme/quotas {\"members\":5,\"storageBytes\":1024}"))
                .anyMatch(request -> request.startsWith("GET " + TENANTS + "/acme/quotas"));
    }

    @Test
    void aProgramsNewSecretTakesThePlaceOfTheOldInAFileOfItsOwnerAlone() throws IOException {
        server.on(
                "POST " + TENANTS + "/acme/programs/atrium-operations/secret",
                "200 {\"tenant\":\"acme\",\"program\":\"atrium-operations\",\"secret\":\"new-one\"}");
        Path file = Files.writeString(folder.resolve("operations"), "old");

        assertThat(run("program-secret", "acme", "--to", file.toString())).isZero();
        assertThat(run("program-secret", "acme", "--json", "--to", file.toString()))
                .isZero();

        assertThat(file).hasContent("new-one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(out.toString() + err).doesNotContain("new-one").contains("The one before has ended");
    }

    @Test
    void aSecretThatIsRefusedOrHasNoPlaceChangesNothing() throws IOException {
        server.on(
                "POST " + TENANTS + "/acme/programs/atrium-operations/secret",
                "409 {\"detail\":\"stands in the configuration\",\"code\":\"tenant-configured\"}");
        Path file = Files.writeString(folder.resolve("operations"), "old");

        assertThat(run("program-secret", "acme", "--to", file.toString())).isEqualTo(7);
        assertThat(run(
                        "program-secret",
                        "acme",
                        "--to",
                        folder.resolve("nowhere/at-all").toString()))
                .isEqualTo(2);

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
        assertThat(server.requests().stream().filter(request -> request.contains("/secret ")))
                .hasSize(1);
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of(DESCRIPTION));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private int run(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of(
                "--server",
                server.url(),
                "--secret-file",
                folder.resolve("secret").toString()));
        return new CommandLine(new TenantCommands())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }
}

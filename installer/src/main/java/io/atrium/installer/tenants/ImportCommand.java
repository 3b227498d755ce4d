package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants import}. */
@Command(
        name = "import",
        description =
                "Makes a tenant from an export, in an installation that has none of that id. It is checked here, and again by the server.")
final class ImportCommand extends Verb {
    private static final String MEDIA_TYPE = "application/x-tar";

    @Parameters(paramLabel = "<file>", description = "the archive")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "say what would be made and what stands in the way, and make nothing")
    private boolean dryRun;

    @Option(
            names = "--key",
            paramLabel = "<file>",
            description = "public key of the installation that wrote the archive")
    private @Nullable Path key;

    @Option(names = "--accept-unsigned", description = "take an archive that nobody has signed")
    private boolean acceptUnsigned;

    @Option(
            names = "--administrator",
            paramLabel = "<user>",
            description = "who gets a one-time password (default: the tenant's first administrator)")
    private @Nullable String administrator;

    @Option(
            names = "--password-file",
            description =
                    "a new file for the one-time password (default: secrets/tenant-<tenant>-first-sign-in in the home)")
    private @Nullable Path passwordFile;

    @Option(names = "--print-password", description = "print the one-time password instead of writing a file")
    private boolean print;

    @Option(names = "--wait", description = "until the tenant is open, or has failed")
    private boolean wait;

    @Override
    protected String base() {
        return "/platform/imports";
    }

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        byte[] trusted = checked();
        JsonNode plan = api.upload(
                administrator == null
                        ? ""
                        : "?administrator=" + URLEncoder.encode(administrator, StandardCharsets.UTF_8),
                file,
                MEDIA_TYPE);
        if (dryRun || !plan.path("conflicts").isEmpty()) {
            tell(plan, output);
            return plan.path("conflicts").isEmpty() ? 0 : NOT_GOOD;
        }
        String tenant = plan.at("/tenant/id").asText();
        PasswordFile place = print || !plan.has("administrator")
                ? null
                : PasswordFile.create(
                        passwordFile == null ? secrets().resolve("tenant-" + tenant + "-first-sign-in") : passwordFile);
        JsonNode started;
        try {
            started = api.post("/" + plan.path("id").asText() + "/start", body(trusted));
        } catch (Failure | InterruptedException e) {
            PasswordFile.discard(place);
            throw e;
        }
        password(started.path("administrator"), place, output);
        if (wait) {
            Api tenants = api.at("/platform/tenants");
            return Progress.follow(tenants, tenants.get("/" + tenant), output);
        }
        if (output.isJson()) {
            output.json(started.path("import"));
        } else {
            output.line("Tenant " + tenant + " is being restored. Watch it: atrium tenants show " + tenant + " --wait");
        }
        return 0;
    }

    /** Damage is found here, before hours of sending. */
    private byte @Nullable [] checked() throws Failure {
        try {
            byte[] trusted = key == null ? null : ProofCheck.publicKey(Files.readString(key));
            ArchiveCheck.Result result = ArchiveCheck.check(file);
            String problem = result.problem() != null || trusted == null
                    ? result.problem()
                    : ProofCheck.problem(result.manifest(), trusted);
            if (problem != null) {
                throw new Failure(Reason.BAD_INPUT, file + ": " + problem);
            }
            return trusted;
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(Reason.USAGE, "The archive or the key cannot be read: " + e.getMessage(), e);
        }
    }

    private ObjectNode body(byte @Nullable [] trusted) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("acceptUnsigned", acceptUnsigned);
        if (administrator != null) {
            body.put("administrator", administrator);
        }
        if (trusted != null) {
            body.put(
                    "trustedKey",
                    HexFormat.of().formatHex(ExportCommand.sha256().digest(trusted)));
        }
        return body;
    }

    private static void password(JsonNode given, @Nullable PasswordFile place, Output output) throws Failure {
        if (given.isMissingNode()) {
            PasswordFile.discard(place);
            return;
        }
        String username = given.path("username").asText();
        if (place == null) {
            output.line("First sign-in: " + username + ", one-time password "
                    + given.path("oneTimePassword").asText());
            return;
        }
        place.write(given.path("oneTimePassword").asText());
        if (!output.isJson()) {
            output.line("First sign-in: " + username + ", one-time password in " + place);
        }
    }

    private static void tell(JsonNode plan, Output output) {
        if (output.isJson()) {
            output.json(plan);
            return;
        }
        output.line("Tenant " + plan.at("/tenant/id").asText() + " ("
                + plan.at("/tenant/nameEn").asText()
                + "), exported " + plan.path("exportedAt").asText() + ": "
                + plan.path("files").asText() + " files, " + plan.path("rows").asText() + " rows"
                + (plan.has("signedBy") ? ", signed by " + plan.path("signedBy").asText() : ", not signed") + ".");
        plan.path("notices").forEach(notice -> output.line("Note: " + notice.asText()));
        plan.path("conflicts")
                .forEach(conflict ->
                        output.line("In the way: " + conflict.path("message").asText()));
    }
}

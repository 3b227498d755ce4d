package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants program-secret}. */
@Command(
        name = "program-secret",
        description =
                "Makes a new secret of the program atrium-operations of a tenant, which ends the one before, and writes "
                        + "it into a file that its owner alone may read. The command line finds it there.")
final class ProgramSecretCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(
            names = "--to",
            paramLabel = "<file>",
            description =
                    "where to write it, in the place of what is there (default: secrets/tenant-<tenant>-operations)")
    private @Nullable Path file;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        String tenant = TenantIds.checked(id);
        Path target = file == null ? secrets().resolve("tenant-" + tenant + "-operations") : file;
        // It comes once and ends the one before: there has to be a place for it before it is asked for.
        Path draft = draft(target);
        JsonNode issued;
        try {
            issued = api.post(
                    "/" + tenant + "/programs/atrium-operations/secret", JsonNodeFactory.instance.objectNode());
            Files.writeString(draft, issued.path("secret").asText());
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            discard(draft);
            throw new Failure(
                    Reason.USAGE,
                    "The secret could not be written to " + target + " (" + e.getMessage() + "). Make another one.",
                    e);
        } catch (Failure | InterruptedException e) {
            discard(draft);
            throw e;
        }
        if (output.isJson()) {
            ((ObjectNode) issued).remove("secret");
            output.json(((ObjectNode) issued).put("file", target.toString()));
        } else {
            output.line("The new secret of " + issued.path("program").asText() + " of " + tenant + " is in " + target
                    + ". The one before has ended.");
        }
        return 0;
    }

    private static Path draft(Path target) throws Failure {
        try {
            Path directory = target.toAbsolutePath().getParent();
            return Files.createTempFile(
                    directory,
                    "." + target.getFileName(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, "--to: " + target + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // An empty file is left, which nobody reads.
        }
    }
}

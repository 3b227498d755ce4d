package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants export}. */
@Command(
        name = "export",
        description =
                "Exports everything of a tenant into one archive. It goes on in the background; with --wait or --to until it is there.")
final class ExportCommand extends Verb {
    private static final long PAUSE_MILLIS = 500;

    @Parameters(paramLabel = "<tenant>", description = "the tenant's id")
    private String id = "";

    @Option(
            names = "--to",
            paramLabel = "<file>",
            description = "a new file for the archive, readable by its owner alone")
    private @Nullable Path file;

    @Option(names = "--export", paramLabel = "<id>", description = "fetch this export instead of making another one")
    private @Nullable String export;

    @Option(names = "--wait", description = "until the archive is ready, or the export has failed")
    private boolean wait;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        String exports = "/" + TenantIds.checked(id) + "/exports";
        Path target = file == null ? null : create(file);
        try {
            JsonNode begun = export == null
                    ? api.post(exports, JsonNodeFactory.instance.objectNode())
                    : api.get(exports + "/" + export);
            if (!wait && target == null) {
                tell(begun, output);
                return 0;
            }
            JsonNode ended = follow(api, exports, begun, output);
            if (!ended.path("state").asText().equals("finished")) {
                discard(target);
                tell(ended, output);
                return NOT_GOOD;
            }
            if (target != null) {
                download(api, exports, ended, target);
            }
            tell(ended, output);
            if (target != null && !output.isJson()) {
                output.line("The archive is in " + target + ". Check it: atrium tenants verify-export " + target);
            }
            return 0;
        } catch (Failure | InterruptedException e) {
            discard(target);
            throw e;
        }
    }

    private static JsonNode follow(Api api, String exports, JsonNode begun, Output output)
            throws Failure, InterruptedException {
        JsonNode export = begun;
        String told = "";
        while (export.path("state").asText().equals("running")) {
            String line = export.path("stage").asText()
                    + (export.has("rowsTotal")
                            ? "  " + export.path("rowsDone").asText() + " of "
                                    + export.path("rowsTotal").asText() + " facts"
                            : "")
                    + (export.has("failure") ? "  " + export.path("failure").asText() : "");
            if (!line.equals(told) && !output.isJson()) {
                output.line(line);
                told = line;
            }
            Thread.sleep(PAUSE_MILLIS);
            export = api.get(exports + "/" + begun.path("id").asText());
        }
        return export;
    }

    private static void download(Api api, String exports, JsonNode export, Path target)
            throws Failure, InterruptedException {
        MessageDigest digest = sha256();
        try (InputStream in = api.stream(exports + "/" + export.path("id").asText() + "/archive");
                OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new Failure(Reason.UNREACHABLE, "The archive broke off: " + e.getMessage() + ".", e);
        }
        if (!HexFormat.of()
                .formatHex(digest.digest())
                .equals(export.path("sha256").asText())) {
            throw new Failure(
                    Reason.UNREACHABLE,
                    "What came is not the archive that the server has. Fetch it again with --export "
                            + export.path("id").asText() + ".");
        }
    }

    private static void tell(JsonNode export, Output output) {
        if (output.isJson()) {
            output.json(export);
            return;
        }
        output.line("Export " + export.path("id").asText() + " of "
                + export.path("tenant").asText() + " is " + export.path("state").asText()
                + (export.has("bytes")
                        ? ": " + export.path("bytes").asText() + " bytes, SHA-256 "
                                + export.path("sha256").asText() + ", kept until "
                                + export.path("expiresAt").asText()
                        : "")
                + (export.has("failure") ? ": " + export.path("failure").asText() : ".")
                + (export.path("complete").asBoolean(true)
                        ? ""
                        : " The tenant was working meanwhile; for a move, suspend it first."));
    }

    private static Path create(Path file) throws Failure {
        try {
            return Files.createFile(
                    file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Reason.USAGE, "--to: " + file + " is there already. Name another file.", e);
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, "--to: " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void discard(@Nullable Path target) {
        try {
            if (target != null) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            // Half a file is left; verify-export refuses it.
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

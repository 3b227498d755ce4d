package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.ServerOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrium tenants verify-export}: asks no server. */
@Command(
        name = "verify-export",
        mixinStandardHelpOptions = true,
        description =
                "Checks every byte of an export, and its signature against the installation's public key, without any server.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it is whole, and signed by the installation that the key is of",
            "1:it is not",
            "2:wrong options, or a file cannot be read"
        })
final class VerifyExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<file>", description = "the archive")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "<file>",
            description =
                    "public key of the installation that wrote it (default: secrets/installation-signing-key.pub in the home)")
    private @Nullable Path key;

    @Option(names = "--unsigned", description = "look at no signature: tells damage, and no forgery")
    private boolean unsigned;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli did not inject the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter complaints = spec.commandLine().getErr();
        try {
            byte[] trusted = unsigned ? null : trusted(key, server);
            ArchiveCheck.Result result = ArchiveCheck.check(file);
            String problem = result.problem() != null || trusted == null
                    ? result.problem()
                    : ProofCheck.problem(result.manifest(), trusted);
            if (problem != null) {
                complaints.println(file + ": " + problem);
                complaints.flush();
                return 1;
            }
            out.println(sentence(result.manifest()));
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            complaints.println("The archive or the key cannot be read: " + e.getMessage());
            complaints.flush();
            return 2;
        }
    }

    static byte[] trusted(@Nullable Path key, ServerOptions server) throws IOException {
        Path file = key == null ? server.home().secrets().resolve("installation-signing-key.pub") : key;
        return ProofCheck.publicKey(Files.readString(file));
    }

    private static String sentence(JsonNode manifest) {
        long rows = 0;
        for (JsonNode entry : manifest.path("files")) {
            rows += entry.path("rows").asLong();
        }
        return "Whole: the tenant " + manifest.at("/tenant/id").asText() + ", exported "
                + manifest.path("finishedAt").asText() + " for "
                + manifest.path("requestedBy").asText() + "; "
                + manifest.path("files").size()
                + " files, " + rows + " rows"
                + (manifest.path("complete").asBoolean() ? ", complete." : "; the tenant was working meanwhile.");
    }
}

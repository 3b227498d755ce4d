package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

/** {@code atrium tenants verify-proof}: asks no server. */
@Command(
        name = "verify-proof",
        mixinStandardHelpOptions = true,
        description = "Checks a proof of erasure against the installation's public key, without any server.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the proof is genuine", "1:it is not", "2:wrong options, or a file cannot be read"})
final class VerifyProofCommand implements Callable<Integer> {

    @Parameters(paramLabel = "<file>", description = "the proof")
    private Path file = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "<file>",
            description = "the installation's public key (default: secrets/installation-signing-key.pub in the home)")
    private @Nullable Path key;

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
        Path trusted = key == null ? server.home().secrets().resolve("installation-signing-key.pub") : key;
        try {
            byte[] publicKey = ProofCheck.publicKey(Files.readString(trusted));
            JsonNode proof = JsonMapper.builder()
                    .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readString(file));
            ProofCheck.Result result = ProofCheck.check(proof, publicKey);
            if (!result.genuine()) {
                complaints.println(file + ": " + result.sentence());
                complaints.flush();
                return 1;
            }
            out.println(result.sentence());
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            complaints.println("The proof or the key in " + trusted + " cannot be read: " + e.getMessage());
            complaints.flush();
            return 2;
        }
    }
}

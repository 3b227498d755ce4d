package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Api;
import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium tenants proof}. */
@Command(name = "proof", description = "Fetches the signed proof that a tenant was erased.")
final class ProofCommand extends Verb {

    @Parameters(paramLabel = "<tenant>", description = "the id that the tenant had")
    private String id = "";

    @Option(names = "--to", paramLabel = "<file>", description = "a new file for it (default: standard output)")
    private @Nullable Path file;

    @Override
    protected int run(Api api, Output output) throws Failure, InterruptedException {
        JsonNode proof = api.get("/" + TenantIds.checked(id) + "/proof");
        if (file == null) {
            output.json(proof);
            return 0;
        }
        try {
            Files.writeString(file, proof.toPrettyString() + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, "--to: " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
        output.line("The proof is in " + file + ". Check it: atrium tenants verify-proof " + file);
        return 0;
    }
}

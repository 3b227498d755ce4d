package io.atrium.installer.peerpacks;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.api.Failure;
import io.atrium.installer.signing.VerifyingKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium peer-packs verify}: asks no server. */
@Command(
        name = "verify",
        description = "Checks a pack against its publisher's public key, without any server and any network.")
final class VerifyCommand extends FileVerb {

    @Parameters(paramLabel = "<file>", description = "the signed pack")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "<file>", required = true, description = "the publisher's public key")
    private Path key = Path.of("");

    @Override
    void run(PrintWriter out) throws Failure {
        VerifyingKey trusted = PackFile.key(key);
        PackFile pack = PackFile.read(file);
        pack.requireGenuine(trusted);
        JsonNode document = pack.document();
        out.println("Genuine: peer pack %s, version %s, issued %s by %s, for version %s of the index."
                .formatted(
                        document.path("id").asText(),
                        document.path("version").asText(),
                        document.path("issued").asText(),
                        document.path("publisher").asText(),
                        document.path("indexVersion").asText()));
        out.println("Cells: %d, figures: %d."
                .formatted(
                        document.path("cells").size(),
                        document.findValues("metric").size()));
        long tooFew = PackFormat.tooFew(document);
        if (tooFew > 0) {
            out.println("Of these, %d are of fewer than %d organizations: a server leaves them out."
                    .formatted(tooFew, PackFormat.FEWEST_ORGANIZATIONS));
        }
        out.println("Fingerprint of the key: " + trusted.fingerprint());
    }
}

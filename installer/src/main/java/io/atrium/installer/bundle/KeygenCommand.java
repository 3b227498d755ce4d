package io.atrium.installer.bundle;

import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code atrium bundle keygen}. */
@Command(
        name = "keygen",
        description =
                "Makes an Ed25519 key that signs bundles: <file> stays with you, <file>.pub goes to whoever verifies.")
final class KeygenCommand extends BundleVerb {

    @Parameters(paramLabel = "<file>", description = "the new key; never overwritten")
    private Path file = Path.of("");

    @Override
    protected int run(PrintWriter out) throws IOException, BundleFailure {
        try {
            SigningKey key = SigningKey.create(file);
            out.println("Private key: " + file);
            out.println("Public key:  " + SigningKey.publicFile(file));
            out.println("Fingerprint: " + key.verifyingKey().fingerprint());
            out.flush();
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new BundleFailure(
                    BundleFailure.Reason.USAGE, file + " is there already: a key is never overwritten.", e);
        }
    }
}

package io.atrium.installer.peerpacks;

import io.atrium.installer.api.Failure;
import io.atrium.installer.api.Failure.Reason;
import io.atrium.installer.api.Output;
import io.atrium.installer.signing.SignedDocument;
import io.atrium.installer.signing.SigningKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atrium peer-packs sign}. */
@Command(
        name = "sign",
        description =
                "Signs a pack, for whoever publishes one. Nothing that tells of fewer than ten organizations is signed. Keys: atrium bundle keygen.")
final class SignCommand extends FileVerb {

    @Parameters(paramLabel = "<file>", description = "the pack (platform/docs/peer-packs.md)")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "<file>", required = true, description = "the publisher's private key")
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "<file>", required = true, description = "the signed pack; never overwritten")
    private Path target = Path.of("");

    @Override
    void run(PrintWriter out) throws Failure {
        PackFile pack = PackFile.read(file);
        pack.requireFormat();
        long tooFew = PackFormat.tooFew(pack.document());
        if (tooFew > 0) {
            throw new Failure(
                    Reason.BAD_INPUT,
                    "%s: %d figures are of fewer than %d organizations and would tell of single ones. Leave them out."
                            .formatted(file, tooFew, PackFormat.FEWEST_ORGANIZATIONS));
        }
        SigningKey signing = key();
        write(Output.pretty(SignedDocument.signed(pack.document(), signing)) + "\n");
        out.println("Signed: " + target);
        out.println("Fingerprint of the key: " + signing.verifyingKey().fingerprint());
    }

    private SigningKey key() throws Failure {
        try {
            return SigningKey.read(key);
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, "--key: " + key + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(Reason.USAGE, "--key: " + e.getMessage(), e);
        }
    }

    private void write(String text) throws Failure {
        try {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(Reason.USAGE, "--out: " + target + " is there already. Name a new file.", e);
        } catch (IOException e) {
            throw new Failure(Reason.USAGE, "--out: " + target + " cannot be written: " + e.getMessage(), e);
        }
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say whose signature counts. */
public final class TrustOptions {

    @Option(names = "--key", paramLabel = "<file>", description = "the public key that must have signed it")
    private @Nullable Path key;

    @Option(
            names = "--fingerprint",
            paramLabel = "<hex>",
            description = "the SHA-256 of that key, when only it is known")
    private @Nullable String fingerprint;

    /** The key that is trusted; null when none was given. */
    public @Nullable VerifyingKey trusted() throws IOException {
        return key == null ? null : VerifyingKey.ofPem(Files.readString(key));
    }

    /** Compares the fingerprint, or says that nothing was compared. */
    public void confirm(VerifyingKey signer, PrintWriter out) throws BundleFailure {
        if (fingerprint != null && !signer.fingerprint().equals(fingerprint.toLowerCase(Locale.ROOT))) {
            throw new BundleFailure(
                    Reason.OTHER_KEY,
                    "Signed by the key " + signer.fingerprint() + ", trusted is " + fingerprint + ".");
        }
        if (fingerprint == null && key == null) {
            out.println("Signed by the key " + signer.fingerprint()
                    + ": compare it with the one that you were given, or give it with --key or --fingerprint.");
        }
    }
}

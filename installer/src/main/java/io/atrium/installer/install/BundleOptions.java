package io.atrium.installer.install;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.atrium.installer.bundle.BundleFailure;
import io.atrium.installer.bundle.OpenBundle;
import io.atrium.installer.home.Release;
import io.atrium.installer.install.InstallFailure.Reason;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The bundle, and whose signature counts: nothing is installed that nobody vouches for. */
final class BundleOptions {

    @Parameters(paramLabel = "<bundle>", description = "the file")
    private Path file = Path.of("");

    @Option(names = "--key", paramLabel = "<file>", description = "the public key that must have signed it")
    private @Nullable Path key;

    @Option(
            names = "--fingerprint",
            paramLabel = "<hex>",
            description =
                    "the SHA-256 of that key, when only it is known (default: the one that signed what is installed)")
    private @Nullable String fingerprint;

    /** The bundle, signed by the one who is trusted. */
    OpenBundle open(Target where) throws IOException, BundleFailure, InstallFailure {
        VerifyingKey trusted = key == null ? null : VerifyingKey.ofPem(Files.readString(key));
        OpenBundle bundle = OpenBundle.open(file, trusted);
        try {
            String signer = bundle.signer().fingerprint();
            String wanted = trusted != null ? signer : fingerprint != null ? fingerprint : signerOf(where);
            if (wanted.isEmpty()) {
                throw new InstallFailure(
                        Reason.USAGE,
                        "Say whose signature counts: --key FILE, or --fingerprint HEX. This bundle was signed by "
                                + signer + ": compare that with what you were given by another way than the bundle.");
            }
            if (!signer.equals(wanted.toLowerCase(Locale.ROOT))) {
                throw new BundleFailure(
                        BundleFailure.Reason.OTHER_KEY,
                        "Signed by the key " + signer + ", trusted is " + wanted
                                + ". If the key was changed on purpose, name the new one with --key.");
            }
            return bundle;
        } catch (InstallFailure | BundleFailure | IOException e) {
            bundle.close();
            throw e;
        }
    }

    /** Who signed what is installed; empty when nothing is. */
    private static String signerOf(Target where) throws IOException {
        Path description = switch (where.id()) {
            case HostTarget.ID -> where.state().resolveSibling("current").resolve(Release.DESCRIPTION);
            default -> where.state().resolve("current").resolve(AnsibleSteps.DESCRIPTION);
        };
        return Files.exists(description)
                ? new JsonMapper()
                        .readTree(Files.readAllBytes(description))
                        .path("signer")
                        .asText()
                : "";
    }
}

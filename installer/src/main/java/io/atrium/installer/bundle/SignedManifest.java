package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.signing.SigningKey;
import io.atrium.installer.signing.VerifyingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manifest whose signature is good. The signature is checked over the bytes as they stand, before anything reads them.
 *
 * @param key that has signed it
 */
record SignedManifest(Manifest manifest, VerifyingKey key) {

    /**
     * Reads the manifest of a bundle.
     *
     * @param trusted the key that must have signed it; null: the one that the bundle names
     */
    static SignedManifest read(BundleFile bundle, @Nullable VerifyingKey trusted) throws BundleFailure, IOException {
        byte[] bytes = entry(bundle, Manifest.FILE);
        Signature signature = Signature.parse(entry(bundle, Manifest.SIGNATURE));
        if (trusted != null && !trusted.equals(signature.key())) {
            throw new BundleFailure(
                    Reason.OTHER_KEY,
                    "Signed by the key " + signature.key().fingerprint() + ", trusted is " + trusted.fingerprint()
                            + ".");
        }
        if (!signature.key().verifies(bytes, signature.value())) {
            throw new BundleFailure(
                    Reason.BAD_SIGNATURE, "The manifest was changed after it was signed, or its signature was.");
        }
        return new SignedManifest(ManifestJson.read(bytes, Manifest.class, "The manifest"), signature.key());
    }

    /** The two entries before all others: the manifest and its signature. */
    static byte[] signatureEntry(SigningKey key, byte[] manifest) {
        return Signature.format(key.verifyingKey(), key.sign(manifest)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] entry(BundleFile bundle, String path) throws BundleFailure, IOException {
        Optional<BundleFile.Place> place = bundle.find(path);
        if (place.isEmpty() || place.orElseThrow().header().size() > Integer.MAX_VALUE) {
            throw new BundleFailure(Reason.NOT_SIGNED, "The bundle has no " + path + ".");
        }
        return bundle.bytes(place.orElseThrow());
    }
}

package io.atrium.installer.bundle;

import io.atrium.installer.bundle.BundleFailure.Reason;
import io.atrium.installer.signing.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The file {@code manifest.sig}: who has signed (a public key in PEM), and the signature in base64 on the line after it. */
final class Signature {

    private static final String END = "-----END PUBLIC KEY-----\n";

    private final VerifyingKey key;
    private final byte[] value;

    private Signature(VerifyingKey key, byte[] value) {
        this.key = key;
        this.value = Arrays.copyOf(value, value.length);
    }

    static String format(VerifyingKey key, byte[] value) {
        return key.toPem() + Base64.getEncoder().encodeToString(value) + "\n";
    }

    static Signature parse(byte[] file) throws BundleFailure {
        String text = new String(file, StandardCharsets.UTF_8);
        try {
            int end = text.indexOf(END) + END.length();
            VerifyingKey key = VerifyingKey.ofPem(text);
            Signature signature = new Signature(
                    key, Base64.getDecoder().decode(text.substring(end).strip()));
            if (!format(key, signature.value).equals(text)) {
                throw new IllegalArgumentException("it is not in the form in which it is written");
            }
            return signature;
        } catch (IllegalArgumentException e) {
            throw new BundleFailure(Reason.BAD_SIGNATURE, Manifest.SIGNATURE + " cannot be read: " + e.getMessage(), e);
        }
    }

    VerifyingKey key() {
        return key;
    }

    byte[] value() {
        return Arrays.copyOf(value, value.length);
    }
}

package io.atrium.installer.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** The public half of an Ed25519 key. */
public final class VerifyingKey {
    static final String ALGORITHM = "Ed25519";

    private final PublicKey key;

    private VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /** The key in a PEM text; throws IllegalArgumentException when there is none. */
    public static VerifyingKey ofPem(String pem) {
        return ofEncoded(Pem.PUBLIC_KEY.unwrap(pem));
    }

    /** The key in its X.509 encoding; throws IllegalArgumentException when it is none. */
    public static VerifyingKey ofEncoded(byte[] encoded) {
        try {
            return new VerifyingKey(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("it is no Ed25519 key: " + e.getMessage(), e);
        }
    }

    /** Whether this key's owner has signed exactly these bytes. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notEvenASignature) {
            return false;
        }
    }

    /** SHA-256 of the X.509 encoding, in hex. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The X.509 encoding. */
    public byte[] encoded() {
        return key.getEncoded();
    }

    public String toPem() {
        return Pem.PUBLIC_KEY.wrap(key.getEncoded());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyingKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}

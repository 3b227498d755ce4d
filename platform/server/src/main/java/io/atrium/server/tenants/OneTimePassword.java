package io.atrium.server.tenants;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password for one sign-in. Its text goes into one answer and nowhere else; the database and Keycloak get the hash, in
 * the form that Keycloak imports.
 */
final class OneTimePassword {
    /** Keycloak's name of the hash. */
    static final String ALGORITHM = "pbkdf2-sha512";

    private static final int ITERATIONS = 210_000;
    private static final int HASH_BITS = 512;
    private static final int SALT_BYTES = 16;
    private static final int TEXT_BYTES = 18;

    private final String text;
    private final Hash hash;

    private OneTimePassword(String text, Hash hash) {
        this.text = text;
        this.hash = hash;
    }

    /** PBKDF2 with HMAC-SHA-512. */
    @SuppressWarnings("ArrayRecordComponent")
    record Hash(byte[] hash, byte[] salt, int iterations) {
        @Override
        public String toString() {
            return "Hash[…]";
        }
    }

    /** A new one: 24 characters, 144 bits. */
    static OneTimePassword random(SecureRandom random) {
        byte[] bytes = new byte[TEXT_BYTES];
        random.nextBytes(bytes);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new OneTimePassword(text, new Hash(derive(text, salt), salt, ITERATIONS));
    }

    private static byte[] derive(String text, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), salt, ITERATIONS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    String text() {
        return text;
    }

    Hash hash() {
        return hash;
    }

    @Override
    public String toString() {
        return "OneTimePassword[…]";
    }
}

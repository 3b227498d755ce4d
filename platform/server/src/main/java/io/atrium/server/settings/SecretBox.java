package io.atrium.server.settings;

import io.atrium.server.config.ConfigException;
import io.atrium.server.config.Credentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts secrets for the database: AES-256-GCM, a fresh nonce each, the tenant bound in so that rows cannot be swapped. */
final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_KEY = 32;

    private final SecretKey key;
    private final SecureRandom random;

    SecretBox(String secret, SecureRandom random) {
        this.key = new SecretKeySpec(digest(secret), "AES");
        this.random = random;
    }

    /** With the key in a file of at least 32 characters. */
    static SecretBox of(Path keyFile, SecureRandom random) {
        String secret = Credentials.read(keyFile);
        if (secret.length() < SHORTEST_KEY) {
            throw new ConfigException("security.encryptionKeyFile: the key in " + keyFile
                    + " is shorter than 32 characters; generate one with: openssl rand -hex 32");
        }
        return new SecretBox(secret, random);
    }

    SealedSecret seal(String tenantId, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, tenantId, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return new SealedSecret(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot encrypt with AES-GCM", e);
        }
    }

    /** The secret, or empty when it was sealed with another key or for another tenant. */
    Optional<String> open(String tenantId, SealedSecret secret) {
        byte[] sealed = secret.bytes();
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, tenantId, nonce);
            return Optional.of(new String(
                    cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot decrypt with AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, String tenantId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(tenantId.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }
}

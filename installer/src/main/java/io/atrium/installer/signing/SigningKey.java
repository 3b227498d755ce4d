package io.atrium.installer.signing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** An Ed25519 key that signs; its file is of the same form as the installation's own key. */
public final class SigningKey {

    private final PrivateKey key;
    private final VerifyingKey verifyingKey;

    private SigningKey(PrivateKey key, VerifyingKey verifyingKey) {
        this.key = key;
        this.verifyingKey = verifyingKey;
    }

    /**
     * Makes a key, its file readable by its owner alone and the public half beside it as {@code <file>.pub}.
     *
     * @throws FileAlreadyExistsException when there is a file of that name: a key is never overwritten
     */
    public static SigningKey create(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair();
            VerifyingKey publicKey = VerifyingKey.ofEncoded(pair.getPublic().getEncoded());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Pem.PRIVATE_KEY.wrap(pair.getPrivate().getEncoded()) + publicKey.toPem());
            Files.writeString(publicFile(file), publicKey.toPem());
            return new SigningKey(pair.getPrivate(), publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has Ed25519", e);
        }
    }

    /** The key in a file; throws IllegalArgumentException when it holds none. */
    public static SigningKey read(Path file) throws IOException {
        String pem = Files.readString(file);
        try {
            PrivateKey key = KeyFactory.getInstance(VerifyingKey.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.PRIVATE_KEY.unwrap(pem)));
            return new SigningKey(key, VerifyingKey.ofPem(pem));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Where the public half of a key is. */
    public static Path publicFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** The 64 bytes of the signature; the same for the same bytes and key. */
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(VerifyingKey.ALGORITHM);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a message could not be signed", e);
        }
    }

    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }
}

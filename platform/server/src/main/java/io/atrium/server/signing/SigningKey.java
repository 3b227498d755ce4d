package io.atrium.server.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.config.ConfigException;
import io.atrium.server.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The installation's own Ed25519 key: both halves in PEM (PKCS#8, X.509) in a file that its owner alone may read, the
 * public one again beside it as {@code <file>.pub} where that can be written. A file with the private half alone, as tools of other
 * houses make it, will do. A document is signed over its canonical form: its members sorted by name, without spaces, in
 * UTF-8, and without {@code signature}.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final PrivateKey key;
    private final byte[] publicKey;

    private SigningKey(PrivateKey key, byte[] publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** The key in a file; made when there is none. Two servers that start at once take the same one. */
    public static SigningKey obtain(Path file) {
        Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            String pem = Files.readString(file);
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(unwrap(PRIVATE, pem)));
            byte[] publicKey = pem.contains("BEGIN " + PUBLIC) ? unwrap(PUBLIC, pem) : publicHalf(key);
            if (Files.isWritable(file.toAbsolutePath().getParent())) {
                Files.writeString(publicFile, wrap(PUBLIC, publicKey));
            }
            return new SigningKey(key, publicKey);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigException(
                    "platform.signingKeyFile: the key in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The generator takes its seed from what it believes to be chance: given the seed of a key, it makes both halves again. */
    private static byte[] publicHalf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = ((EdECPrivateKey) key)
                .getBytes()
                .orElseThrow(() -> new IllegalArgumentException("its private half cannot be read."));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    /** Gives one seed and nothing else. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalArgumentException("its private half has another length.");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path directory = file.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(
                directory,
                ".new",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(
                    temporary,
                    wrap(PRIVATE, pair.getPrivate().getEncoded())
                            + wrap(PUBLIC, pair.getPublic().getEncoded()));
            // Whole before it has its name; the one that is there first counts.
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException anotherServer) {
            // Theirs counts.
        } finally {
            Files.delete(temporary);
        }
    }

    /** The document with its {@code signature}. */
    public String signed(Object document) {
        ObjectNode tree = Json.mapper().valueToTree(document);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(canonical(tree));
            Base64.Encoder base64 = Base64.getEncoder();
            tree.putObject("signature")
                    .put("algorithm", ALGORITHM)
                    .put("publicKey", base64.encodeToString(publicKey))
                    .put("value", base64.encodeToString(signature.sign()));
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("The document could not be signed", e);
        }
    }

    /** Which key this is. */
    public String fingerprint() {
        return fingerprint(publicKey);
    }

    /**
     * Which key has signed a document.
     *
     * @return the SHA-256 of the public key in hex; empty when the document carries no signature
     * @throws IllegalArgumentException when the signature is not one of this document
     */
    public static Optional<String> signer(ObjectNode document) {
        JsonNode stated = document.path("signature");
        if (stated.isMissingNode()) {
            return Optional.empty();
        }
        ObjectNode unsigned = document.deepCopy();
        unsigned.remove("signature");
        try {
            byte[] key = Base64.getDecoder().decode(stated.path("publicKey").asText());
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key)));
            signature.update(canonical(unsigned));
            if (!signature.verify(
                    Base64.getDecoder().decode(stated.path("value").asText()))) {
                throw new IllegalArgumentException("it was changed after it was signed");
            }
            return Optional.of(fingerprint(key));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalArgumentException("its signature cannot be read: " + e.getMessage(), e);
        }
    }

    private static String fingerprint(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] canonical(JsonNode tree) throws JsonProcessingException {
        return CANONICAL
                .writeValueAsString(CANONICAL.treeToValue(tree, Object.class))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String wrap(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }

    private static byte[] unwrap(String kind, String pem) {
        Matcher matcher = Pattern.compile("-----BEGIN " + kind + "-----([^-]+)-----END " + kind + "-----")
                .matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException("it has no " + kind + ".");
        }
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }
}

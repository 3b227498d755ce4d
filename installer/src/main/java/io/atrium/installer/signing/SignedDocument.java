package io.atrium.installer.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A JSON document that carries its signature: Ed25519 over the document without {@code signature}, its members sorted by name, without spaces, in
 * UTF-8. The server signs and checks the same way.
 */
public final class SignedDocument {
    private static final String SIGNATURE = "signature";
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SignedDocument() {}

    /** What a check has found. */
    public enum Finding {
        GENUINE,
        UNSIGNED,
        /** Another key than the trusted one is named. */
        OTHER_KEY,
        CHANGED
    }

    /**
     * Reads a document in which each member stands once: of two, a signature would cover one.
     *
     * @throws JsonProcessingException when it is no such JSON
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return STRICT.readTree(text);
    }

    /** The document with its signature; one that it had is replaced. */
    public static ObjectNode signed(ObjectNode document, SigningKey key) {
        ObjectNode signed = document.deepCopy();
        signed.remove(SIGNATURE);
        byte[] value = key.sign(canonical(signed));
        Base64.Encoder base64 = Base64.getEncoder();
        signed.putObject(SIGNATURE)
                .put("algorithm", VerifyingKey.ALGORITHM)
                .put("publicKey", base64.encodeToString(key.verifyingKey().encoded()))
                .put("value", base64.encodeToString(value));
        return signed;
    }

    /**
     * Whether a document is what the owner of a key has signed.
     *
     * @throws IllegalArgumentException when its signature cannot be read
     */
    public static Finding check(JsonNode document, VerifyingKey trusted) {
        JsonNode signature = document.path(SIGNATURE);
        if (!(document instanceof ObjectNode object) || !signature.isObject()) {
            return Finding.UNSIGNED;
        }
        if (!Arrays.equals(decoded(signature, "publicKey"), trusted.encoded())) {
            return Finding.OTHER_KEY;
        }
        ObjectNode unsigned = object.deepCopy();
        unsigned.remove(SIGNATURE);
        return trusted.verifies(canonical(unsigned), decoded(signature, "value")) ? Finding.GENUINE : Finding.CHANGED;
    }

    private static byte[] decoded(JsonNode signature, String field) {
        return Base64.getDecoder().decode(signature.path(field).asText());
    }

    private static byte[] canonical(JsonNode tree) {
        try {
            return CANONICAL
                    .writeValueAsString(CANONICAL.treeToValue(tree, Object.class))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the document cannot be written: " + e.getMessage(), e);
        }
    }
}

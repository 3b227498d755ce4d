package io.atrium.installer.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.installer.signing.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Whether a proof of erasure is what the installation has signed: Ed25519 over the document without {@code signature}, its
 * members sorted by name, without spaces, in UTF-8.
 */
final class ProofCheck {
    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ProofCheck() {}

    /** What was found, as a sentence. */
    record Result(boolean genuine, String sentence) {}

    /** The key in a PEM file; throws IllegalArgumentException when there is none. */
    static byte[] publicKey(String pem) {
        return VerifyingKey.ofPem(pem).encoded();
    }

    static Result check(JsonNode proof, byte[] trusted) {
        if (!proof.path("kind").asText().equals("atrium-erasure-proof")
                || !proof.path("signature").isObject()) {
            return new Result(false, "This is no signed proof of erasure.");
        }
        String problem = problem(proof, trusted);
        return problem != null
                ? new Result(false, problem)
                : new Result(
                        true,
                        "Genuine: the tenant " + proof.at("/tenant/id").asText() + " was erased; finished "
                                + proof.path("finishedAt").asText() + ", asked for by "
                                + proof.path("requestedBy").asText() + ".");
    }

    /** Why a document was not signed by the installation that a key is of; null: it was. */
    static @Nullable String problem(JsonNode document, byte[] trusted) {
        JsonNode signature = document.path("signature");
        if (!(document instanceof ObjectNode object) || !signature.isObject()) {
            return "It is not signed.";
        }
        ObjectNode signed = object.deepCopy();
        signed.remove("signature");
        try {
            if (!Arrays.equals(decoded(signature, "publicKey"), trusted)) {
                return "It was signed by another installation than the key is of.";
            }
            return VerifyingKey.ofEncoded(trusted).verifies(canonical(signed), decoded(signature, "value"))
                    ? null
                    : "It was changed after it was signed.";
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return "Its signature cannot be read: " + e.getMessage();
        }
    }

    private static byte[] decoded(JsonNode signature, String field) {
        return Base64.getDecoder().decode(signature.path(field).asText());
    }

    private static byte[] canonical(JsonNode tree) throws JsonProcessingException {
        return CANONICAL
                .writeValueAsString(CANONICAL.treeToValue(tree, Object.class))
                .getBytes(StandardCharsets.UTF_8);
    }
}

package io.atrium.installer.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.atrium.installer.signing.SignedDocument;
import io.atrium.installer.signing.VerifyingKey;
import org.jspecify.annotations.Nullable;

/**
 * Whether a proof of erasure is what the installation has signed: Ed25519 over the document without {@code signature}, its
 * members sorted by name, without spaces, in UTF-8.
 */
final class ProofCheck {
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
        try {
            return switch (SignedDocument.check(document, VerifyingKey.ofEncoded(trusted))) {
                case GENUINE -> null;
                case UNSIGNED -> "It is not signed.";
                case OTHER_KEY -> "It was signed by another installation than the key is of.";
                case CHANGED -> "It was changed after it was signed.";
            };
        } catch (IllegalArgumentException e) {
            return "Its signature cannot be read: " + e.getMessage();
        }
    }
}

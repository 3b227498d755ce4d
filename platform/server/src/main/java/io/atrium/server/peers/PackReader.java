package io.atrium.server.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.server.http.Json;
import io.atrium.server.signing.SigningKey;
import io.atrium.warehouse.metrics.IndexDefinition;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads packs: first who has signed them, then what they say. */
final class PackReader {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final IndexDefinition definition;

    PackReader(IndexDefinition definition) {
        this.definition = definition;
    }

    /**
     * Reads a file.
     *
     * @param trustedKey SHA-256 of the public key that the pack has to be signed with, in hex
     * @param tomorrow a pack cannot be issued later
     * @throws io.atrium.server.failure.FailureException with a {@link PackFailure}
     */
    PeerPack read(byte[] file, String trustedKey, LocalDate tomorrow) {
        ObjectNode document = document(file);
        String signer = signer(document);
        if (!signer.equals(trustedKey)) {
            throw PackFailure.Untrusted.unknownKey(signer).exception();
        }
        JsonNode signature = document.remove("signature");
        return new PackCheck(definition, tomorrow)
                .checked(shaped(document), signer, signature.path("value").asText());
    }

    private static ObjectNode document(byte[] file) {
        try {
            JsonNode tree = STRICT.readTree(file);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw PackFailure.Invalid.of("body", "not-an-object", "A pack is a JSON object.")
                    .exception();
        } catch (JsonProcessingException e) {
            throw PackFailure.Invalid.of("body", "not-json", where(e)).exception(e);
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "It is no JSON in which each member stands once."
                : "At line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + " it is no JSON in which each member stands once.";
    }

    private static String signer(ObjectNode document) {
        Optional<String> signer;
        try {
            signer = SigningKey.signer(document);
        } catch (IllegalArgumentException e) {
            throw PackFailure.Untrusted.changed(String.valueOf(e.getMessage())).exception(e);
        }
        return signer.orElseThrow(() -> PackFailure.Untrusted.unsigned().exception());
    }

    private static PackFile shaped(ObjectNode document) {
        try {
            return Json.mapper().treeToValue(document, PackFile.class);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw PackFailure.Invalid.of(
                            field.isEmpty() ? "body" : field,
                            "bad-value",
                            "This member is not known, or its value has the wrong form.")
                    .exception(e);
        } catch (JsonProcessingException e) {
            throw PackFailure.Invalid.of("body", "not-json", where(e)).exception(e);
        }
    }
}

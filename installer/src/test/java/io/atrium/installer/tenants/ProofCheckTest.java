package io.atrium.installer.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class ProofCheckTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CANONICAL =
            "{\"finishedAt\":\"2026-01-02T03:04:05Z\",\"kind\":\"atrium-erasure-proof\",\"requestedBy\":\"Oakley\",\"tenant\":{\"id\":\"acme\",\"nameZh\":\"甲\"}}";

    private final KeyPair key = pair();

    @Test
    void whatWasSignedIsGenuineWhateverTheOrderOfItsMembers() throws Exception {
        ObjectNode reordered = JSON.createObjectNode();
        JsonNode proof = signed();
        proof.fieldNames().forEachRemaining(name -> {
            ObjectNode rest = reordered.deepCopy();
            reordered.removeAll();
            reordered.set(name, proof.path(name));
            reordered.setAll(rest);
        });

        ProofCheck.Result result = check(reordered);

        assertThat(result.genuine()).as(result.sentence()).isTrue();
        assertThat(result.sentence()).contains("acme", "Oakley");
    }

    @Test
    void aChangedProofIsNotGenuine() throws Exception {
        ObjectNode changed = signed();
        ((ObjectNode) changed.path("tenant")).put("id", "other");
        ObjectNode longer = signed();
        longer.put("note", "nothing was left");

        assertThat(check(changed).genuine()).isFalse();
        assertThat(check(longer).genuine()).isFalse();
    }

    @Test
    void aProofOfAnotherInstallationOrWithoutASignatureIsNotGenuine() throws Exception {
        ObjectNode unsigned = signed();
        unsigned.remove("signature");
        ObjectNode broken = signed();
        ((ObjectNode) broken.path("signature")).put("value", "?");

        assertThat(ProofCheck.check(signed(), pair().getPublic().getEncoded()).genuine())
                .isFalse();
        assertThat(check(unsigned).genuine()).isFalse();
        assertThat(check(broken).genuine()).isFalse();
    }

    private ProofCheck.Result check(JsonNode proof) {
        return ProofCheck.check(proof, key.getPublic().getEncoded());
    }

    private ObjectNode signed() throws Exception {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(CANONICAL.getBytes(StandardCharsets.UTF_8));
        ObjectNode proof = (ObjectNode) JSON.readTree(CANONICAL);
        Base64.Encoder base64 = Base64.getEncoder();
        proof.putObject("signature")
                .put("algorithm", "Ed25519")
                .put("publicKey", base64.encodeToString(key.getPublic().getEncoded()))
                .put("value", base64.encodeToString(signature.sign()));
        return proof;
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }
}

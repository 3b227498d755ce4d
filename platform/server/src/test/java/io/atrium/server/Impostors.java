package io.atrium.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that look like a genuine one and are not. */
final class Impostors {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String realm;
    private final String otherRealm;
    private final String header;
    private final String payload;
    private final String signature;

    /**
     * Of a token.
     *
     * @param realm whose it is
     * @param otherRealm one that is there as well
     */
    Impostors(String genuine, String realm, String otherRealm) {
        this.realm = realm;
        this.otherRealm = otherRealm;
        String[] parts = genuine.split("\\.", -1);
        this.header = parts[0];
        this.payload = parts[1];
        this.signature = parts[2];
    }

    /**
     * One of each kind.
     *
     * @param publicKey of the realm, which everybody can fetch
     */
    Map<String, String> all(byte[] publicKey) throws IOException, GeneralSecurityException {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("nonsense", "nonsense");
        tokens.put("cut signature", header + "." + payload + ".");
        tokens.put("other signature", header + "." + payload + "." + flipped(signature));
        tokens.put("raised roles", header + "." + changed(payload, this::raise) + "." + signature);
        tokens.put(
                "other realm's name",
                header + "." + changed(payload, claims -> issuer(claims, realm, otherRealm)) + "." + signature);
        tokens.put(
                "foreign issuer",
                header + "." + changed(payload, claims -> claims.put("iss", "http://id.example/realms/demo")) + "."
                        + signature);
        tokens.put("alg none", changed(header, claims -> claims.put("alg", "none")) + "." + payload + ".");
        tokens.put(
                "alg none, signature kept",
                changed(header, claims -> claims.put("alg", "none")) + "." + payload + "." + signature);
        tokens.put("alg HS256 with the public key", hmac(publicKey));
        tokens.put("own key, the realm's key id", ownKey());
        return tokens;
    }

    private void raise(ObjectNode claims) {
        claims.putObject("realm_access")
                .putArray("roles")
                .add("admin")
                .add("cio")
                .add("operations");
    }

    private static void issuer(ObjectNode claims, String from, String to) {
        claims.put("iss", claims.path("iss").asText().replace("/realms/" + from, "/realms/" + to));
    }

    private String hmac(byte[] secret) throws IOException, GeneralSecurityException {
        String content = changed(header, claims -> claims.put("alg", "HS256")) + "." + payload;
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private String ownKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PrivateKey key = generator.generateKeyPair().getPrivate();
        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(key);
        signer.update((header + "." + payload).getBytes(StandardCharsets.US_ASCII));
        return header + "." + payload + "." + encoded(signer.sign());
    }

    private static String flipped(String text) {
        char first = text.charAt(0) == 'A' ? 'B' : 'A';
        return first + text.substring(1);
    }

    private static String changed(String part, Consumer<ObjectNode> change) throws IOException {
        ObjectNode claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(part));
        change.accept(claims);
        return encoded(JSON.writeValueAsBytes(claims));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

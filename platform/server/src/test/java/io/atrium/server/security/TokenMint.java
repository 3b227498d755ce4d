package io.atrium.server.security;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.KeyWrapper;

/** Makes tokens as Keycloak would, and as Keycloak never would. */
final class TokenMint {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final String ISSUER = "http://id.example:8180/realms/demo";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String keyId;
    private final KeyPair pair;

    TokenMint(String keyId) {
        this.keyId = keyId;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The claims of a member of demo; tests change one at a time. */
    static Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "7d1c");
        claims.put("typ", "Bearer");
        claims.put("aud", List.of("atrium-api", "account"));
        claims.put("azp", "atrium-web");
        claims.put("iat", NOW.getEpochSecond() - 20);
        claims.put("exp", NOW.getEpochSecond() + 280);
        claims.put("name", "Morgan Demo");
        claims.put("preferred_username", "member");
        claims.put("realm_access", Map.of("roles", List.of("member", "offline_access")));
        return claims;
    }

    static Map<String, Object> claims(String name, Object value) {
        Map<String, Object> claims = claims();
        claims.put(name, value);
        return claims;
    }

    static Map<String, Object> claimsWithout(String name) {
        Map<String, Object> claims = claims();
        claims.remove(name);
        return claims;
    }

    String signed(Map<String, Object> claims) {
        return signed(claims, "RS256", "SHA256withRSA");
    }

    String signed(Map<String, Object> claims, String claimedAlgorithm, String realAlgorithm) {
        return seal(claims, claimedAlgorithm, content -> rsa(pair.getPrivate(), realAlgorithm, content));
    }

    /** The classic trick: the public key, which everybody knows, used as an HMAC secret. */
    String signedWithPublicKeyAsSecret(Map<String, Object> claims) {
        return seal(claims, "HS256", content -> hmac(pair.getPublic().getEncoded(), content));
    }

    String unsigned(Map<String, Object> claims) {
        return seal(claims, "none", content -> new byte[0]);
    }

    KeyWrapper publicKey() {
        KeyWrapper key = new KeyWrapper();
        key.setKid(keyId);
        key.setAlgorithm("RS256");
        key.setType("RSA");
        key.setPublicKey(pair.getPublic());
        return key;
    }

    private interface Sealer {
        byte[] seal(byte[] content);
    }

    private String seal(Map<String, Object> claims, String algorithm, Sealer sealer) {
        String content =
                encoded(json(Map.of("alg", algorithm, "typ", "JWT", "kid", keyId))) + "." + encoded(json(claims));
        return content + "." + encoded(sealer.seal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] rsa(PrivateKey key, String algorithm, byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package io.atrium.server.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authenticator: RFC 6238 as Keycloak asks for it, six digits every thirty seconds.
 *
 * @param secret as Keycloak's form says it
 */
public record OneTimeCode(String secret) {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    private static final int DIGITS = 1_000_000;

    /** The code at a time. */
    public String at(Instant time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                    .putLong(time.getEpochSecond() / PERIOD.toSeconds())
                    .array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC", e);
        }
    }

    /** The one after the one at a time; Keycloak takes each once, and the next a little early. */
    public String next(Instant time) {
        return at(time.plus(PERIOD));
    }
}

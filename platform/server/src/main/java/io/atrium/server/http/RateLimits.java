package io.atrium.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atrium.server.config.ServerConfig;
import io.atrium.server.failure.RequestFailure;
import io.atrium.server.security.Caller;
import io.atrium.server.security.Identity;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * How often one caller may ask: a token bucket each, by realm and subject, never by address, because a whole organization may come from one.
 * Guessing passwords is Keycloak's to slow down.
 */
final class RateLimits {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_CALLERS = 200_000;

    private final ServerConfig.Limits limits;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST_CALLERS)
            .build();

    RateLimits(ServerConfig.Limits limits) {
        this.limits = limits;
    }

    /** Counts a request, or refuses it with 429 and the time to wait. */
    void admit(Identity identity) {
        Bucket bucket = buckets.get(identity.realm() + '/' + identity.subject(), key -> bucket(identity.kind()));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RequestFailure.TooMany(Duration.ofNanos(probe.getNanosToWaitForRefill())).exception();
        }
    }

    private Bucket bucket(Caller.Kind kind) {
        ServerConfig.Rate rate = switch (kind) {
            case USER -> limits.person();
            case SERVICE -> limits.service();
        };
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}

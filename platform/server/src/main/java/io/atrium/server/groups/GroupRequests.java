package io.atrium.server.groups;

import io.atrium.server.config.TenantId;
import io.atrium.server.failure.FailureException;
import io.atrium.server.failure.RequestFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The bodies of requests. */
final class GroupRequests {
    private static final Duration LONGEST_TIME = Duration.ofDays(3660);

    private GroupRequests() {}

    /**
     * An invitation.
     *
     * @param subsidiary the id of an organization, as its people know it from their address
     */
    record Invitation(@Nullable String subsidiary) {
        String checked(String own) {
            String id = subsidiary == null ? "" : subsidiary.strip();
            if (!TenantId.isValid(id)) {
                throw invalid(
                        "subsidiary", "malformed", "A letter, then 1 to 30 lower-case letters, digits or hyphens.");
            }
            if (id.equals(own)) {
                throw invalid("subsidiary", "own", "This is your own organization.");
            }
            return id;
        }
    }

    /**
     * A consent.
     *
     * @param metrics absent: all, also those that come later
     * @param until absent: until it is revoked
     */
    record Consenting(
            @Nullable List<String> metrics, @Nullable Instant until) {

        Checked checked(Set<String> offered, Instant now) {
            if (metrics != null && metrics.isEmpty()) {
                throw invalid("metrics", "required", "Name at least one metric, or leave the field out for all.");
            }
            if (metrics != null) {
                metrics.stream()
                        .filter(metric -> !offered.contains(metric))
                        .findFirst()
                        .ifPresent(metric -> {
                            throw invalid("metrics", "unknown", "\"" + metric + "\" is none of the metrics.");
                        });
            }
            Instant end = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
            if (end != null && !end.isAfter(now)) {
                throw invalid("until", "past", "The end must be in the future.");
            }
            if (end != null && end.isAfter(now.plus(LONGEST_TIME))) {
                throw invalid("until", "too-long", "At most ten years. Leave the end out if none is known.");
            }
            return new Checked(metrics == null ? null : List.copyOf(new TreeSet<>(metrics)), end);
        }
    }

    /** A consent whose values can be. */
    record Checked(@Nullable List<String> metrics, @Nullable Instant until) {}

    private static FailureException invalid(String field, String code, String message) {
        return RequestFailure.Invalid.field(field, code, message).exception();
    }
}

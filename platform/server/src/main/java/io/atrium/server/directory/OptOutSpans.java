package io.atrium.server.directory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When the members of one tenant had opted out, at one revision. Immutable.
 *
 * @param spans by member number, oldest first; who never opted out is not in it
 */
record OptOutSpans(long revision, Map<Integer, List<Span>> spans) {

    static final OptOutSpans NONE = new OptOutSpans(0, Map.of());

    OptOutSpans {
        spans = spans.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /**
     * One opt-out.
     *
     * @param until {@link Instant#MAX} while it lasts
     */
    record Span(Instant since, Instant until) {

        private boolean isOpen() {
            return until.equals(Instant.MAX);
        }

        private boolean contains(Instant time) {
            return !time.isBefore(since) && time.isBefore(until);
        }
    }

    /** While somebody has opted out nothing of them is recorded, whenever it happened; afterwards, nothing that happened meanwhile. */
    boolean withhold(long memberNo, Instant time) {
        List<Span> own = memberNo > Integer.MAX_VALUE ? null : spans.get((int) memberNo);
        return own != null && own.stream().anyMatch(span -> span.isOpen() || span.contains(time));
    }
}

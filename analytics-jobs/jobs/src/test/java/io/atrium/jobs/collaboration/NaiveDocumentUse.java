package io.atrium.jobs.collaboration;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Envelope;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page's sentences on the use of documents, one after the other, for each pair of events. */
final class NaiveDocumentUse {
    private static final Map<String, Integer> BITS =
            Map.of("doc.created", 1, "doc.viewed", 2, "doc.edited", 4, "doc.commented", 8, "doc.shared", 16);
    private static final Set<String> CHANGES = Set.of("doc.created", "doc.edited");
    private static final Set<String> USES = Set.of("doc.viewed", "doc.edited", "doc.commented");

    private NaiveDocumentUse() {}

    record Use(String documentId, long memberNo, LocalDate day, int acts, boolean collaborated) {}

    private record Key(String documentId, long memberNo, LocalDate day) {}

    static Set<Use> of(List<CollaborationEvent> events) {
        Map<Key, Integer> acts = new HashMap<>();
        Map<Key, Boolean> collaborated = new HashMap<>();
        for (CollaborationEvent event : events) {
            Envelope act = event.envelope();
            Key key = new Key(String.valueOf(act.objectId()), act.memberNo(), act.day());
            acts.merge(key, BITS.get(act.type()), (a, b) -> a | b);
            boolean after = USES.contains(act.type())
                    && events.stream().anyMatch(other -> isFreshChange(other.envelope(), act));
            collaborated.merge(key, after, Boolean::logicalOr);
        }
        return acts.keySet().stream()
                .map(key -> new Use(
                        key.documentId,
                        key.memberNo,
                        key.day,
                        acts.getOrDefault(key, 0),
                        collaborated.getOrDefault(key, false)))
                .collect(Collectors.toSet());
    }

    private static boolean isFreshChange(Envelope change, Envelope use) {
        Duration ago = Duration.between(change.time(), use.time());
        boolean before = ago.isZero() ? change.id().compareTo(use.id()) < 0 : !ago.isNegative();
        return CHANGES.contains(change.type())
                && change.memberNo() != use.memberNo()
                && String.valueOf(change.objectId()).equals(use.objectId())
                && before
                && ago.compareTo(Duration.ofDays(28)) <= 0;
    }
}

package io.atrium.jobs.collaboration;

import io.atrium.contract.CollaborationEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The page's sentences on first replies, one after the other, for each pair of messages. */
final class NaiveResponses {
    private static final Comparator<CollaborationEvent> ORDER = Comparator.comparing(
                    (CollaborationEvent event) -> event.envelope().time())
            .thenComparing(event -> event.envelope().id());

    private NaiveResponses() {}

    record Answer(String messageId, LocalDate day, long answeredBy, long seconds) {}

    static Set<Answer> of(List<CollaborationEvent> messages) {
        Set<Answer> answers = new HashSet<>();
        for (CollaborationEvent asked : messages) {
            if ("group".equals(asked.conversationKind()) && asked.audienceSize() >= 3) {
                Optional<CollaborationEvent> reply = messages.stream()
                        .filter(message -> answers(message, asked))
                        .min(ORDER);
                answers.add(new Answer(
                        String.valueOf(asked.envelope().objectId()),
                        asked.envelope().day(),
                        reply.map(message -> message.envelope().memberNo()).orElse(0L),
                        reply.map(message -> between(asked, message).toSeconds())
                                .orElse(0L)));
            }
        }
        return answers;
    }

    private static boolean answers(CollaborationEvent reply, CollaborationEvent asked) {
        boolean toIt = reply.replyTo() == null
                || reply.replyTo().equals(asked.envelope().objectId());
        return String.valueOf(reply.conversationId()).equals(asked.conversationId())
                && reply.envelope().memberNo() != asked.envelope().memberNo()
                && ORDER.compare(reply, asked) > 0
                && between(asked, reply).compareTo(Duration.ofDays(7)) <= 0
                && toIt;
    }

    private static Duration between(CollaborationEvent asked, CollaborationEvent reply) {
        return Duration.between(asked.envelope().time(), reply.envelope().time());
    }
}

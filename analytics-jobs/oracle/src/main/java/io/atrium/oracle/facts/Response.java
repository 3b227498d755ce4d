package io.atrium.oracle.facts;

import io.atrium.oracle.model.OracleEvent;
import io.atrium.oracle.model.OracleEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message to a group of three and more, and the first reply to it.
 *
 * @param answer the first reply
 */
public record Response(
        LocalDate day,
        String message,
        String conversation,
        Stamp stamp,
        Instant sent,
        boolean mentioned,
        Optional<Answer> answer) {

    private static final int FEWEST = 3;

    /** Who replied, and after how many seconds. */
    public record Answer(long member, long seconds) {}

    /** All of them. */
    public static List<Response> of(OracleEvents events) {
        List<Response> responses = new ArrayList<>();
        events.grouped(event -> event.is("im.message.sent") && event.person(), OracleEvent::conversation)
                .forEach((conversation, messages) -> {
                    for (int i = 0; i < messages.size(); i++) {
                        if (toGroup(messages.get(i))) {
                            responses.add(of(messages.get(i), messages.subList(i + 1, messages.size())));
                        }
                    }
                });
        return responses;
    }

    private static boolean toGroup(OracleEvent message) {
        return message.group() && message.reached() >= FEWEST;
    }

    private static Response of(OracleEvent message, List<OracleEvent> later) {
        Optional<Answer> answer = later.stream()
                .filter(reply -> isReply(message, reply))
                .findFirst()
                .map(reply -> new Answer(reply.member(), Spans.seconds(message.time(), reply.time())));
        return new Response(
                message.day(),
                message.object(),
                message.conversation(),
                Stamp.of(message),
                message.time(),
                message.mentions() > 0,
                answer);
    }

    private static boolean isReply(OracleEvent message, OracleEvent later) {
        return later.member() != message.member()
                && Spans.within(Spans.WEEK, message.time(), later.time())
                && (later.replyTo().isEmpty() || later.replyTo().equals(message.object()));
    }
}

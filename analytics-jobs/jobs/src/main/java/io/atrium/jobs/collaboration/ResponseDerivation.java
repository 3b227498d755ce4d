package io.atrium.jobs.collaboration;

import io.atrium.contract.CollaborationEvent;
import io.atrium.jobs.collaboration.Message.Question;
import io.atrium.jobs.derive.CountedEvent;
import io.atrium.jobs.derive.Derivation;
import io.atrium.jobs.derive.DerivationKey;
import io.atrium.jobs.derive.FragmentFormat;
import io.atrium.jobs.derive.RowFormat;
import io.atrium.jobs.derive.Stamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * First replies. A key is a conversation in a span of seven days, counted from 1970: its rows are those of the messages
 * sent in it, its events those of the span and of the seven days after it, in which an answer may come. Deriving is
 * linear in them.
 */
final class ResponseDerivation implements Derivation<Message, ResponseRow> {
    private static final long serialVersionUID = 1L;
    private static final String MESSAGE = "im.message.sent";
    private static final String GROUP = "group";
    private static final int SMALLEST_GROUP = 3;

    /** An answer comes within this time, its end included. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private static final long NEVER = Long.MAX_VALUE;
    private static final long PATIENCE_MILLIS = PATIENCE.toMillis();

    @Override
    public String name() {
        return "response";
    }

    @Override
    public Optional<Duration> reach() {
        return Optional.of(PATIENCE);
    }

    /** Of its span and the one after; a zone's day can be the next. */
    @Override
    public Optional<LocalDate> lastDayOf(DerivationKey key) {
        return Optional.of(LocalDate.ofEpochDay((Span.number(key) + 2) * PATIENCE.toDays()));
    }

    @Override
    public FragmentFormat<Message> fragments() {
        return new Message.Format();
    }

    @Override
    public List<RowFormat<? extends ResponseRow>> rows() {
        return List.of(new ResponseRow.Format());
    }

    @Override
    public void keysOf(CountedEvent event, Consumer<DerivationKey> keys) {
        if (!(event.event() instanceof CollaborationEvent message)
                || !event.type().equals(MESSAGE)
                || !event.byPerson()) {
            return;
        }
        String conversation = message.conversationId();
        if (conversation == null || conversation.isEmpty()) {
            return;
        }
        long span = span(event.timeMillis());
        String tenant = event.envelope().tenantId();
        keys.accept(Span.key(tenant, conversation, span));
        keys.accept(Span.key(tenant, conversation, span - 1)); // it may answer what was said in the span before
    }

    @Override
    public Message fragment(CountedEvent event, DerivationKey key) {
        CollaborationEvent message = (CollaborationEvent) event.event();
        boolean asks = GROUP.equals(message.conversationKind())
                && Audience.of(message) >= SMALLEST_GROUP
                && span(event.timeMillis()) == Span.number(key);
        return new Message(
                event.timeMillis(),
                event.envelope().memberNo(),
                orEmpty(message.replyTo()),
                asks ? question(message) : null);
    }

    private static Question question(CollaborationEvent message) {
        return new Question(
                orEmpty(message.envelope().objectId()), message.mentionCount() > 0, Stamp.of(message.envelope()));
    }

    /** Looks at the messages from the last to the first, so that the nearest answer of each kind is known. */
    @Override
    public void derive(DerivationKey key, List<Message> messages, Consumer<? super ResponseRow> rows) {
        Authors toNothing = new Authors();
        Map<String, Authors> toMessage = new HashMap<>();
        int[] replies = new int[messages.size()];
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            Question question = message.question();
            if (question != null) {
                replies[i] = first(message.memberNo(), toNothing, toMessage.get(question.objectId()));
            }
            Authors sort = message.replyTo().isEmpty()
                    ? toNothing
                    : toMessage.computeIfAbsent(message.replyTo(), id -> new Authors());
            sort.add(message.memberNo(), i);
        }
        emit(Span.id(key), messages, replies, rows);
    }

    private static int first(long person, Authors toNothing, @Nullable Authors toThis) {
        int any = toNothing.byAnotherThan(person);
        int named = toThis == null ? Authors.NONE : toThis.byAnotherThan(person);
        if (any == Authors.NONE || named == Authors.NONE) {
            return Math.max(any, named);
        }
        return Math.min(any, named);
    }

    private static void emit(
            String conversation, List<Message> messages, int[] replies, Consumer<? super ResponseRow> rows) {
        Map<String, Long> seen = new HashMap<>();
        for (int i = 0; i < replies.length; i++) {
            Message message = messages.get(i);
            Question question = message.question();
            if (question == null) {
                continue;
            }
            long twin = seen.merge(question.objectId(), 1L, Long::sum) - 1;
            long delay = replies[i] == Authors.NONE ? NEVER : delay(message, messages.get(replies[i]));
            boolean answered = delay <= PATIENCE_MILLIS;
            rows.accept(new ResponseRow(
                    question.objectId(),
                    twin,
                    conversation,
                    question.stamp(),
                    message.timeMillis(),
                    question.mentioned(),
                    answered ? messages.get(replies[i]).memberNo() : 0,
                    answered ? delay / 1_000 : 0));
        }
    }

    private static long delay(Message message, Message reply) {
        return reply.timeMillis() - message.timeMillis();
    }

    private static long span(long timeMillis) {
        return Math.floorDiv(timeMillis, PATIENCE_MILLIS);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

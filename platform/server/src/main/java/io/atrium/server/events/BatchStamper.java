package io.atrium.server.events;

import io.atrium.contract.cloudevents.EventDraft;
import io.atrium.contract.cloudevents.EventProblem;
import io.atrium.contract.cloudevents.ProblemCode;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventRecords;
import io.atrium.server.eventlog.LogRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Takes the events of one batch as they are read: checks what the sender may send, stamps, encodes. Not for several threads. */
final class BatchStamper implements Consumer<ReadEvent> {

    private final EventRecords encoder;
    private final Stamps stamps;
    private final Predicate<String> granted;
    private final Span span;
    private final Map<String, Boolean> grants = new HashMap<>();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<EventProblem> refused = new ArrayList<>();
    private final List<Integer> withheld = new ArrayList<>();

    /**
     * When events may have happened.
     *
     * @param firstDay what lies before, retention has closed
     * @param latestTime the last moment that is not the future
     */
    record Span(LocalDate firstDay, Instant latestTime) {}

    /** {@code granted} says whether the sender may send a type. */
    BatchStamper(EventRecords encoder, Stamps stamps, Predicate<String> granted, Span span) {
        this.encoder = encoder;
        this.stamps = stamps;
        this.granted = granted;
        this.span = span;
    }

    @Override
    public void accept(ReadEvent event) {
        if (event instanceof ReadEvent.Drafted drafted) {
            stamp(drafted.draft());
        } else if (event instanceof ReadEvent.Refused problem) {
            refused.add(problem.problems().get(0));
        }
    }

    /** What is to be published, in the order of the batch. */
    List<LogRecord> records() {
        return records;
    }

    Receipt receipt() {
        return new Receipt(records.size() + refused.size() + withheld.size(), refused, withheld);
    }

    private void stamp(EventDraft draft) {
        String type = draft.type().id();
        if (!grants.computeIfAbsent(type, granted::test)) {
            refuse(
                    draft,
                    "type",
                    ProblemCode.NOT_GRANTED,
                    "this account may not send '" + type + "'; ask for the grant");
        } else if (draft.time().isAfter(span.latestTime())) {
            refuse(
                    draft,
                    "time",
                    ProblemCode.TOO_FAR_IN_FUTURE,
                    draft.time() + " is more than " + EventGateway.FUTURE_TOLERANCE.toMinutes()
                            + " minutes ahead of the server's clock; check the sender's clock and time zone");
        } else {
            keep(draft, draft.stamp(stamps));
        }
    }

    private void keep(EventDraft draft, StampedEvent event) {
        if (event instanceof StampedEvent.Stamped stamped) {
            LocalDate day = stamped.event().envelope().day();
            if (day.isBefore(span.firstDay())) {
                refuse(
                        draft,
                        "time",
                        ProblemCode.DAY_CLOSED,
                        day + " lies before " + span.firstDay() + ", the first day that this organization keeps");
                return;
            }
            encode(draft, stamped);
        } else if (event instanceof StampedEvent.Refused problem) {
            refused.add(problem.problems().get(0));
        } else if (event instanceof StampedEvent.Withheld) {
            withheld.add(draft.index());
        }
    }

    private void encode(EventDraft draft, StampedEvent.Stamped stamped) {
        LogRecord message = encoder.of(stamped.event());
        if (message.value().length > EventLog.MAX_EVENT_BYTES) {
            refuse(
                    draft,
                    "",
                    ProblemCode.TOO_LONG,
                    "the event takes " + message.value().length + " bytes, more than " + EventLog.MAX_EVENT_BYTES);
        } else {
            records.add(message);
        }
    }

    private void refuse(EventDraft draft, String field, ProblemCode code, String message) {
        refused.add(new EventProblem(draft.index(), field, code, message));
    }
}

package io.atrium.server.deadletters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;
import io.atrium.contract.Participant;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.cloudevents.CloudEventsReader;
import io.atrium.contract.cloudevents.EventDraft;
import io.atrium.contract.cloudevents.ReadEvent;
import io.atrium.contract.cloudevents.StampedEvent;
import io.atrium.contract.cloudevents.Stamps;
import io.atrium.contract.cloudevents.UnreadableBatchException;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.server.eventlog.EventLog;
import io.atrium.server.eventlog.EventRecords;
import io.atrium.server.eventlog.LogRecord;
import io.atrium.server.events.EventGateway;
import io.atrium.server.http.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies rules to letters, with the checks of the gateway and of the job: what comes out as ready would be accepted at the door today.
 * Touches nothing. For any number of threads.
 */
final class Mender {
    static final String IDENTITY_CONFLICT = "identity-conflict";

    private final EventCodec codec = new EventCodec();
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private final CloudEventsReader reader = new CloudEventsReader(catalogue);
    private final EventRecords records = new EventRecords();

    /**
     * What a mend needs to know.
     *
     * @param names external ids by member number, of everybody in the letters
     * @param stamps the directory of the letter's tenant
     * @param now events more than the gateway's tolerance ahead of it are refused
     */
    record Surroundings(Map<Long, String> names, Stamps stamps, Instant now) {}

    /** The event in these bytes. */
    Event decode(KeptLetter letter) throws UndecodableEventException {
        return codec.decode(letter.value());
    }

    Mended mend(KeptLetter letter, Rule rule, Surroundings around) {
        Event event;
        try {
            event = decode(letter);
        } catch (UndecodableEventException e) {
            return Mended.Refused.of(
                    null,
                    null,
                    new Problem(
                            "",
                            e.reason().code(),
                            e.getMessage()
                                    + "; send the letter as it is after an upgrade that can read it, or discard it"));
        }
        ObjectNode before = EventJson.of(event, around.names());
        return rule.sendsOriginalBytes()
                ? asIs(letter, event, before, around)
                : mend(letter, rule, event, before, around);
    }

    /** The checks of the ingest job, so that what would only come back is not sent. */
    private Mended asIs(KeptLetter letter, Event event, ObjectNode before, Surroundings around) {
        String id = event.envelope().type();
        Optional<EventType> type = catalogue.find(id);
        if (type.isEmpty()) {
            return Mended.Refused.of(
                    before, before, new Problem("type", "unknown-type", "no event type is called " + id));
        }
        if (type.orElseThrow().family() != event.family()) {
            return Mended.Refused.of(
                    before,
                    before,
                    new Problem(
                            "type",
                            "wrong-family",
                            id + " is not of the family " + event.family().id()));
        }
        return withoutThoseWhoOptedOut(letter, event, before, around.stamps());
    }

    /** The original bytes, unless they name somebody who has opted out. */
    private Mended withoutThoseWhoOptedOut(KeptLetter letter, Event event, ObjectNode before, Stamps stamps) {
        Instant time = event.envelope().time();
        if (stamps.isWithheld(event.envelope().actor(), time)) {
            return new Mended.Withheld(before, before);
        }
        if (event instanceof CollaborationEvent collaboration) {
            List<Participant> recorded = collaboration.recipients().stream()
                    .filter(recipient -> !stamps.isWithheld(recipient, time))
                    .toList();
            if (recorded.size() < collaboration.recipients().size()) {
                return recorded.isEmpty()
                        ? new Mended.Withheld(before, before)
                        : encode(before, before, collaboration.onlyTo(recorded));
            }
        }
        return new Mended.Ready(before, before, new LogRecord(letter.origin().topic(), letter.key(), letter.value()));
    }

    private Mended mend(KeptLetter letter, Rule rule, Event event, ObjectNode before, Surroundings around) {
        ObjectNode after = before.deepCopy();
        for (Operation operation : rule.operations()) {
            Optional<Problem> problem = OperationRunner.run(operation, after);
            if (problem.isPresent()) {
                return Mended.Refused.of(before, after, problem.orElseThrow());
            }
        }
        ReadEvent read;
        try {
            read = read(after);
        } catch (UnreadableBatchException e) {
            return Mended.Refused.of(before, after, new Problem("", e.reason().code(), String.valueOf(e.getMessage())));
        }
        if (read instanceof ReadEvent.Refused refused) {
            return new Mended.Refused(
                    before, after, refused.problems().stream().map(Problem::of).toList());
        }
        EventDraft draft = ((ReadEvent.Drafted) read).draft();
        if (draft.time().isAfter(around.now().plus(EventGateway.FUTURE_TOLERANCE))) {
            return Mended.Refused.of(
                    before, after, new Problem("time", "too-far-in-future", draft.time() + " has not come yet"));
        }
        if (letter.reason().equals(IDENTITY_CONFLICT) && sameIdentity(draft, event)) {
            return Mended.Refused.of(
                    before,
                    after,
                    new Problem(
                            "id",
                            "identity-unchanged",
                            "the event would meet the earlier one again; give it another id, or discard the letter"));
        }
        StampedEvent stamped = draft.stamp(new KeptStamps(event, around.names(), around.stamps()));
        if (stamped instanceof StampedEvent.Refused refused) {
            return new Mended.Refused(
                    before, after, refused.problems().stream().map(Problem::of).toList());
        }
        return stamped instanceof StampedEvent.Stamped done
                ? encode(before, after, done.event())
                : new Mended.Withheld(before, after);
    }

    private Mended encode(ObjectNode before, ObjectNode after, Event event) {
        LogRecord message = records.of(event);
        if (message.value().length > EventLog.MAX_EVENT_BYTES) {
            return Mended.Refused.of(
                    before, after, new Problem("", "too-long", "the event takes " + message.value().length + " bytes"));
        }
        return new Mended.Ready(before, after, message);
    }

    private static boolean sameIdentity(EventDraft draft, Event event) {
        return draft.id().equals(event.envelope().id())
                && draft.source().equals(event.envelope().source());
    }

    private ReadEvent read(ObjectNode event) throws UnreadableBatchException {
        try {
            return reader.read(new ByteArrayInputStream(Json.mapper().writeValueAsBytes(event)))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

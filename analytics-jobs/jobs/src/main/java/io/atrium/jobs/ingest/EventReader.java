package io.atrium.jobs.ingest;

import io.atrium.contract.ActorKind;
import io.atrium.contract.Event;
import io.atrium.contract.catalogue.EventCatalogue;
import io.atrium.contract.catalogue.EventType;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.kafka.ReplayTopic;
import io.atrium.jobs.replay.ReplayKey;
import java.util.Optional;

/** Reads records: each becomes an event or is refused with a reason. For one thread. */
final class EventReader {
    /** The catalogue of this software lacks the type: a newer sender; to be replayed after the upgrade. */
    static final String UNKNOWN_TYPE = "unknown-type";

    /** The type belongs to another family than the schema. */
    static final String WRONG_FAMILY = "wrong-family";

    private final EventCodec codec = new EventCodec();
    private final EventCatalogue catalogue = EventCatalogue.standard();
    private final Fingerprints fingerprints = new Fingerprints();

    Arrival read(KafkaRecord record) {
        return ReplayTopic.NAME.equals(record.topic()) ? readAgain(record) : readFirst(record);
    }

    private Arrival readAgain(KafkaRecord record) {
        ReplayKey key = ReplayKey.of(record.key());
        if (key != null) {
            try {
                Event event = codec.decode(record.value());
                return new Arrival.Replayed(record, fingerprints.identity(event), event, key);
            } catch (UndecodableEventException ofAnotherRelease) {
                // as if it had no key
            }
        }
        return new Arrival.Foreign(record, fingerprints.identity(record));
    }

    private Arrival readFirst(KafkaRecord record) {
        Event event;
        try {
            event = codec.decode(record.value());
        } catch (UndecodableEventException e) {
            return refuse(record, e.reason().code(), String.valueOf(e.getMessage()));
        }
        String id = event.envelope().type();
        Optional<EventType> type = catalogue.find(id);
        if (type.isEmpty()) {
            return refuse(record, UNKNOWN_TYPE, "no event type is called " + id);
        }
        if (type.orElseThrow().family() != event.family()) {
            return refuse(
                    record,
                    WRONG_FAMILY,
                    id + " is not of the family " + event.family().id());
        }
        boolean intentional =
                type.orElseThrow().intentional() && event.envelope().actorKind() == ActorKind.HUMAN;
        return new Arrival.Decoded(
                record, fingerprints.identity(event), fingerprints.payload(event), event, intentional);
    }

    private Arrival.Refused refuse(KafkaRecord record, String reason, String detail) {
        return new Arrival.Refused(record, fingerprints.identity(record), reason, detail);
    }
}

package io.atrium.jobs.derive;

import io.atrium.contract.ActorKind;
import io.atrium.contract.Envelope;
import io.atrium.contract.Event;

/**
 * An event that counts: it was read, judged and is not a duplicate.
 *
 * @param event the event
 * @param intentional whether the type is a person's own act and a person did it
 * @param arrivalMillis when the broker took it
 */
public record CountedEvent(Event event, boolean intentional, long arrivalMillis) {
    /** What every event has. */
    public Envelope envelope() {
        return event.envelope();
    }

    /** The type, such as {@code im.message.sent}. */
    public String type() {
        return event.envelope().type();
    }

    /** When it happened. */
    public long timeMillis() {
        return event.envelope().time().toEpochMilli();
    }

    /** Whether a human acted, not a robot or a service account. */
    public boolean byPerson() {
        return event.envelope().actorKind() == ActorKind.HUMAN;
    }
}

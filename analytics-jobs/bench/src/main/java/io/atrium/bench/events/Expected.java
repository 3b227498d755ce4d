package io.atrium.bench.events;

import io.atrium.contract.CollaborationEvent;
import io.atrium.contract.Event;

/** What the tables must hold once all events of a load have arrived exactly once. */
public final class Expected {
    private long events;
    private long messages;
    private long deliveries;

    /** Counts one event. */
    public void add(Event event) {
        events++;
        if (event instanceof CollaborationEvent collaboration
                && collaboration.envelope().type().equals("im.message.sent")) {
            messages++;
            deliveries += collaboration.recipients().size();
        }
    }

    /** Counts what another has counted. */
    public void add(Expected other) {
        events += other.events;
        messages += other.messages;
        deliveries += other.deliveries;
    }

    /** Rows of the raw tables. */
    public long events() {
        return events;
    }

    /** Messages, of the whole tenant. */
    public long messages() {
        return messages;
    }

    /** Pairs of a message and a recipient. */
    public long deliveries() {
        return deliveries;
    }
}

package io.atrium.server.eventlog;

import io.atrium.contract.Envelope;
import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;

/** Turns events into what stands in Kafka; the gateway and the outbox do it with the same code. Immutable, for any number of threads. */
public final class EventRecords {

    private final EventCodec codec = new EventCodec();

    /** The event in its family's topic, under the key {@code tenant/memberNo}. */
    public LogRecord of(Event event) {
        Envelope envelope = event.envelope();
        return new LogRecord(
                event.family().topic(), envelope.tenantId() + "/" + envelope.memberNo(), codec.encode(event));
    }
}

package io.atrium.jobs.ingest;

import io.atrium.contract.Event;
import io.atrium.jobs.kafka.KafkaRecord;

/** A record after it was looked at. */
sealed interface Arrival {

    /** Where it came from, with its bytes. */
    KafkaRecord record();

    /** Decides which subtask judges it. */
    Identity identity();

    /**
     * An event.
     *
     * @param record the record
     * @param identity which event it is
     * @param payloadHash what it says
     * @param event the event
     * @param intentional whether it is a person's own deliberate act
     */
    record Decoded(KafkaRecord record, Identity identity, long payloadHash, Event event, boolean intentional)
            implements Arrival {}

    /**
     * Not an event that can count.
     *
     * @param record the record
     * @param identity a hash of its place
     * @param reason stable code
     * @param detail one sentence for people
     */
    record Refused(KafkaRecord record, Identity identity, String reason, String detail) implements Arrival {}
}

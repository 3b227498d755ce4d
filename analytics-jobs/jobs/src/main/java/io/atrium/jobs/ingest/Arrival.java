package io.atrium.jobs.ingest;

import io.atrium.contract.Event;
import io.atrium.jobs.kafka.KafkaRecord;
import io.atrium.jobs.kafka.ReplayTopic;
import io.atrium.jobs.replay.ReplayKey;

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
     * An event that counts already and is derived from once more. It is neither judged nor accounted for.
     *
     * @param record the record, of the topic {@link ReplayTopic#NAME}
     * @param identity which event it is
     * @param event the event
     * @param key for which generation, and what was known of the event
     */
    record Replayed(KafkaRecord record, Identity identity, Event event, ReplayKey key) implements Arrival {}

    /**
     * A record of the topic {@link ReplayTopic#NAME} that no replay of this release writes. The raw facts have every event, so nothing is lost.
     *
     * @param record the record
     * @param identity a hash of its place
     */
    record Foreign(KafkaRecord record, Identity identity) implements Arrival {}

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

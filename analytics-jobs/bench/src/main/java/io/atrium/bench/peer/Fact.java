package io.atrium.bench.peer;

import io.atrium.contract.Event;
import io.atrium.contract.codec.EventCodec;
import io.atrium.contract.codec.UndecodableEventException;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An event and where it came from.
 *
 * @param event the event
 * @param partition its record's partition
 * @param offset its record's offset
 * @param arrivalMillis its record's time
 */
record Fact(Event event, int partition, long offset, long arrivalMillis) {

    /** Reads a record; throws IllegalArgumentException when it holds no event. */
    static Fact of(ConsumerRecord<byte[], byte[]> message, EventCodec codec) {
        try {
            Event event = codec.decode(Objects.requireNonNull(message.value()));
            return new Fact(event, message.partition(), message.offset(), message.timestamp());
        } catch (UndecodableEventException e) {
            throw new IllegalArgumentException("the benchmark's topics hold events only", e);
        }
    }
}

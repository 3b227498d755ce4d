package io.atrium.jobs.ingest;

import io.atrium.jobs.types.BinaryTypeInfo;

/** Arrivals as a Flink type. */
final class ArrivalTypeInfo extends BinaryTypeInfo<Arrival> {
    private static final long serialVersionUID = 1L;

    ArrivalTypeInfo() {
        super(Arrival.class, new ArrivalSerializer());
    }
}

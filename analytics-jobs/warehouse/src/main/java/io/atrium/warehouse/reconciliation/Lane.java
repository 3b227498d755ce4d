package io.atrium.warehouse.reconciliation;

import java.util.Comparator;

/**
 * One generation of the ingest job on one Kafka partition: within it offsets are read once and in order, so its claims add up.
 *
 * @param generation of the job
 */
public record Lane(String topic, int partition, int generation) implements Comparable<Lane> {

    private static final Comparator<Lane> ORDER =
            Comparator.comparing(Lane::topic).thenComparingInt(Lane::partition).thenComparingInt(Lane::generation);

    @Override
    public int compareTo(Lane other) {
        return ORDER.compare(this, other);
    }
}

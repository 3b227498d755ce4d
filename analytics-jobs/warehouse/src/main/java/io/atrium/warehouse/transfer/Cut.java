package io.atrium.warehouse.transfer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the event log was cut: records before these offsets belong to an export, later ones do not. Facts that were restored from an earlier
 * export lie on partitions that the event log does not have, and belong to it whole.
 */
public record Cut(List<Position> positions) {
    /** Partitions from here on are not Kafka's: each is one import. */
    public static final int FIRST_RESTORED_PARTITION = 32_768;

    public Cut {
        positions = List.copyOf(positions);
    }

    /**
     * The end of a partition.
     *
     * @param start its oldest record
     * @param end exclusive
     */
    public record Position(String topic, int partition, long start, long end) {}

    /** The condition on a table of raw facts. */
    String before(String topic) {
        return condition(topic, "kafka_offset");
    }

    /** The condition on the outcomes, whose ranges begin before the cut. */
    String outcomesBefore() {
        return positions.stream()
                .map(Position::topic)
                .distinct()
                .map(topic -> "(topic = '" + topic + "' AND " + condition(topic, "offset_from") + ")")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private String condition(String topic, String offset) {
        return positions.stream()
                .filter(position -> position.topic().equals(topic))
                .map(position ->
                        "(kafka_partition = " + position.partition() + " AND " + offset + " < " + position.end() + ")")
                .collect(Collectors.joining(" OR ", "(", " OR kafka_partition >= " + FIRST_RESTORED_PARTITION + ")"));
    }
}

package io.atrium.jobs.ingest;

import io.atrium.jobs.kafka.KafkaRecord;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** The operator around {@link EventReader}. */
final class ReadEvents extends RichMapFunction<KafkaRecord, Arrival> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable EventReader reader;

    @Override
    public void open(OpenContext context) {
        reader = new EventReader();
    }

    @Override
    public Arrival map(KafkaRecord record) {
        return Objects.requireNonNull(reader).read(record);
    }
}
